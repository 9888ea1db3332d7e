import { createServer } from 'node:net'
import { codeOf } from './failure'

/** Whether we could listen on that port of 127.0.0.1, found out by doing it. */
export async function stateOfPort(port: number): Promise<'free' | 'in use' | 'not allowed'> {
  try {
    await listen(port)
    return 'free'
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return 'in use'
    if (codeOf(error) === 'EACCES') return 'not allowed'
    throw error
  }
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export const findFreePort = (): Promise<number> => listen(0)

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

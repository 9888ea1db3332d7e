import { createServer, type Server } from 'node:net'
import { listen } from './listen'

const open: Server[] = []
const newServer = () => {
  const server = createServer()
  open.push(server)
  return server
}
afterEach(() => open.splice(0).forEach((server) => server.close()))

describe('Listening on a port', () => {
  test('uses a free port by default', async () => {
    const port = await listen(newServer())
    expect(port).toBeGreaterThan(1_024)
  })

  test('waits for a port that is in use for a moment', async () => {
    const other = newServer()
    const port = await listen(other)
    setTimeout(() => other.close(), 250)
    expect(await listen(newServer(), port)).toBe(port)
  })

  test('fails for a port that stays in use', async () => {
    const port = await listen(newServer())
    await expect(listen(newServer(), port, 1)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

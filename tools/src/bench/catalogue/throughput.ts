import { connect, type Socket } from 'node:net'

const connections = 32

/** How many answers a second come over kept connections, each asking again as soon as it is answered. */
export async function answersPerSecond(url: string, seconds: number): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url)
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: application/json\r\n\r\n`
  let answered = 0
  const sockets = await Promise.all(
    Array.from({ length: connections }, () => open(Number(port), request, () => answered++)),
  )
  const startedAt = performance.now()
  const before = answered
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  const perSecond = ((answered - before) * 1_000) / (performance.now() - startedAt)
  for (const socket of sockets) socket.destroy()
  return perSecond
}

function open(port: number, request: string, onAnswer: () => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(request)
      resolve(socket)
    })
    let missing = 0
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      missing = missing > 0 ? missing - chunk.length : lengthOf(chunk) - chunk.length
      if (missing > 0) return
      onAnswer()
      socket.write(request)
    })
  })
}

/** Of a whole answer, by its head, which comes in one piece. */
function lengthOf(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`The answer is ${head.split('\r\n', 1)[0]}.`)
  return end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1])
}

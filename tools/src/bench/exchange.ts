import { connect, type Socket } from 'node:net'

const connections = 32

type Options = {
  url: string
  /** The whole text of the next request; undefined when there is nothing left to ask. */
  next: () => string | undefined
  /** `Created` or `OK`, say; any other answer ends it. */
  status: number
  onAnswer?: (body: () => string) => void
  signal?: AbortSignal | undefined
}

/**
 * Asks over 32 kept connections, each again as soon as it is answered, until there is nothing left to ask; gives the answers a
 * second. It reads no more of HTTP than its length, so as to leave the machine to those that are measured.
 */
export async function exchange({ url, next, status, onAnswer = () => undefined, signal }: Options): Promise<number> {
  const port = Number(new URL(url).port)
  let answered = 0
  const count = (body: () => string) => {
    answered++
    onAnswer(body)
  }
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const abort = () => sockets.forEach((socket) => socket.destroy(signal?.reason as Error))
  signal?.addEventListener('abort', abort)
  const startedAt = performance.now()
  try {
    await Promise.all(sockets.map((socket) => converse(socket, { next, status, onAnswer: count })))
    return (answered * 1_000) / (performance.now() - startedAt)
  } finally {
    signal?.removeEventListener('abort', abort)
    for (const socket of sockets) socket.destroy()
  }
}

/** The text of a request with a JSON body, or without one. */
export function requestText(
  method: string,
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: object } = {},
): string {
  const { host, pathname, search } = new URL(url)
  const content = body ? JSON.stringify(body) : ''
  const lines = Object.entries({
    Host: host,
    Accept: 'application/json',
    ...(body && { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(content)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${content}`
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket)).once('error', reject)
  })
}

function converse(socket: Socket, { next, status, onAnswer }: Required<Pick<Options, 'next' | 'status' | 'onAnswer'>>) {
  return new Promise<void>((resolve, reject) => {
    const ask = () => {
      const request = next()
      if (request === undefined) resolve()
      else socket.write(request)
    }
    let chunks: Buffer[] = []
    let missing = 0
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The connection was closed.')))
    socket.on('data', (chunk) => {
      try {
        missing = (chunks.length > 0 ? missing : lengthOf(chunk, status)) - chunk.length
        chunks.push(chunk)
        if (missing > 0) return
        const whole = chunks
        chunks = []
        onAnswer(() => bodyOf(Buffer.concat(whole)))
        ask()
      } catch (error) {
        socket.destroy(error as Error)
      }
    })
    ask()
  })
}

const bodyOf = (answer: Buffer) => answer.toString('utf8', answer.indexOf('\r\n\r\n') + 4)

/** Of a whole answer, by its head, which comes in one piece. */
function lengthOf(chunk: Buffer, status: number): number {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  if (!head.startsWith(`HTTP/1.1 ${status}`)) throw new Error(`The answer is ${chunk.toString()}`)
  return end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1])
}

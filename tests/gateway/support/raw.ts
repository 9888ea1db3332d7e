import { once } from 'node:events'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'

/** Opens a raw connection to the gateway. */
export async function openRaw(port: number): Promise<TLSSocket> {
  const socket = connect({ port, host: 'localhost', ALPNProtocols: ['http/1.1'] })
  await once(socket, 'secureConnect')
  return socket
}

/** Sends bytes and returns the response until the gateway closes. */
export const sayRaw = async (port: number, text: string): Promise<string> => exchange(await openRaw(port), text)

/** Sends bytes without TLS. */
export async function sayPlain(port: number, text: string): Promise<string> {
  const socket = connectPlain({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  return exchange(socket, text)
}

async function exchange(socket: Socket, text: string): Promise<string> {
  let answer = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
  socket.on('error', () => undefined)
  const closed = once(socket, 'close')
  socket.write(text.replaceAll('\n', '\r\n'))
  await closed
  return answer
}

/** Statuses in a response. */
export const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

/** Values of a header in the first response, in order. */
export const headersIn = (answer: string, name: string): string[] =>
  [...(answer.split('\r\n\r\n')[0] ?? '').matchAll(new RegExp(`^${name}: (.*)\\r?$`, 'gim'))].map(([, value]) =>
    (value ?? '').trim(),
  )

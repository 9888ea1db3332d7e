import { once } from 'node:events'
import { connect, type TLSSocket } from 'node:tls'

/** A connection to the front door on which anything can be said. */
export async function openRaw(port: number): Promise<TLSSocket> {
  const socket = connect({ port, host: 'localhost', ALPNProtocols: ['http/1.1'] })
  await once(socket, 'secureConnect')
  return socket
}

/** Says these very bytes and gives all that is answered until the door closes the connection. */
export async function sayRaw(port: number, text: string): Promise<string> {
  const socket = await openRaw(port)
  let answer = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
  socket.on('error', () => undefined)
  const closed = once(socket, 'close')
  socket.write(text.replaceAll('\n', '\r\n'))
  await closed
  return answer
}

/** The statuses of the answers in it. */
export const statusesIn = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

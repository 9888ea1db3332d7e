import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Sink = {
  url: string
  /** How often each mail has come, by its `Message-ID`. */
  arrived: ReadonlyMap<string, number>
  close(): Promise<void>
}

/** A mail server that takes everything, reads the `Message-ID` and throws the rest away. */
export async function openSink(): Promise<Sink> {
  const arrived = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const id = /^message-id:\s*(<[^>]+>)/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? 'none'
        arrived.set(id, (arrived.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

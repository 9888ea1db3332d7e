import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Defer } from './cleanup'

export type MailSink = {
  url: string
  /** Addresses that have got a mail. */
  recipients: ReadonlySet<string>
}

/** A mail server that accepts everything and keeps nothing but the addresses. */
export async function openMailSink(defer: Defer): Promise<MailSink> {
  const recipients = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      stream.resume()
      stream.once('end', () => {
        for (const { address } of envelope.rcptTo) recipients.add(address)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  defer(() => new Promise<void>((resolve) => server.close(resolve)))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, recipients }
}

import { type ParsedMail, simpleParser } from 'mailparser'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Answers = {
  port?: number
  /** Code with which a recipient is rejected. */
  recipient?: (address: string) => number | undefined
  /** Response to a received mail; 250 accepts it. */
  message?: (mail: ParsedMail) => number | Promise<number>
}

/** Mail server with configurable responses; `arrived` includes rejected mails. */
export async function openMailServer({ port = 0, recipient, message }: Answers) {
  const arrived: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = recipient?.(address)
      done(code === undefined ? null : withCode(code))
    },
    onData(stream, _session, done) {
      simpleParser(stream)
        .then(async (mail) => {
          arrived.push(mail)
          const code = (await message?.(mail)) ?? 250
          done(code === 250 ? null : withCode(code))
        })
        .catch(done)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  server.removeAllListeners('error')
  const { port: actualPort } = server.server.address() as AddressInfo
  return {
    arrived,
    port: actualPort,
    url: `smtp://127.0.0.1:${actualPort}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const withCode = (responseCode: number) => Object.assign(new Error('No, <secret@example.com>'), { responseCode })

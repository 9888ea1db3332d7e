import { type ParsedMail, simpleParser } from 'mailparser'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = {
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  messageId: string
  headers: ParsedMail['headers']
}

export type Mailbox = {
  url: string
  mails: ReceivedMail[]
  /** Rejects mail with a temporary error. */
  isRefusing: boolean
  close(): Promise<void>
}

/** SMTP server on a free port that keeps received mail. */
export async function openMailbox(): Promise<Mailbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        if (mailbox.isRefusing) {
          done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
          return
        }
        mailbox.mails.push({
          from: mail.from?.text ?? '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          messageId: mail.messageId ?? '',
          headers: mail.headers,
        })
        done()
      }, done)
    },
  })
  // A sender that is killed cuts its connection; that is its own affair.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    isRefusing: false,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return mailbox
}

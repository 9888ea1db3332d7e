import { defined } from '@ecommerce/shared/defined'
import { createTransport, type NodemailerError } from 'nodemailer'
import type { Config } from '../config'
import { type Channel, DeliveryError, deliverWithinMs } from '../domain/channel'

export type Mailer = Required<Pick<Channel, 'deliver'>> & { close(): void }

/** Hands mail to the SMTP server over a few connections that are kept open. */
export function createMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 8,
    maxRequeues: 1,
    dnsTimeout: 5_000,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = mailFrom.replace(/^.*@|>$/g, '')
  return {
    async deliver({ id, sentTo, subject, text, html, createdAt, unsubscribeUrl }) {
      const mail = defined({
        // A mail that goes out again, because a worker died before it could note the first time, is the same mail.
        messageId: `<${id}@${host}>`,
        date: createdAt,
        from: mailFrom,
        // As an object, so that no address is read as a list.
        to: { name: '', address: sentTo },
        subject,
        text,
        html: html ?? undefined,
        headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl !== undefined && oneClick(unsubscribeUrl)) },
      })
      try {
        await transport.sendMail({ ...mail, signal: AbortSignal.timeout(deliverWithinMs) })
      } catch (cause) {
        throw toDeliveryError(cause as NodemailerError)
      }
    },
    close: () => transport.close(),
  }
}

/** Headers of one-click unsubscribe (RFC 8058). */
const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** Only what is said of this mail is final; a refused sign-in or sender is ours to put right, and the mail waits for it. */
function toDeliveryError(cause: NodemailerError): DeliveryError {
  const { code, originalCode, command, responseCode, permanent } = cause
  if (responseCode === undefined)
    return code === 'EENVELOPE' || code === 'EMESSAGE'
      ? new DeliveryError('The mail cannot be put in the form that the mail server takes.', { permanent: true, cause })
      : new DeliveryError(`The mail server cannot be reached (${originalCode ?? code ?? 'no reason given'}).`, {
          permanent: false,
          cause,
        })
  const refused = refusedBy[command ?? '']
  if (permanent && refused)
    return new DeliveryError(`The mail server refused the ${refused} (${responseCode}).`, { permanent, cause })
  return new DeliveryError(`The mail server did not take the mail yet (${responseCode}).`, { permanent: false, cause })
}

/** Causes of a permanent failure by SMTP command (RFC 5321, section 4.3.2). */
const refusedBy: Readonly<Record<string, string>> = { 'RCPT TO': 'recipient', DATA: 'message' }

import { defined } from '@ecommerce/shared/defined'
import { createTransport, type NodemailerError } from 'nodemailer'
import type { Config } from '../config'
import { type Channel, DeliveryError, deliverWithinMs } from '../domain/channel'

export type Mailer = Required<Pick<Channel, 'deliver'>> & { close(): void }

/** Sends mail by SMTP over a few pooled connections. */
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
        // Same id for a mail sent again after a worker's death.
        messageId: `<${id}@${host}>`,
        date: createdAt,
        from: mailFrom,
        // Object form, so that no address is parsed as a list.
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

/** Only errors about this mail are final; a rejected login or sender is an operator's to fix. */
function toDeliveryError(cause: NodemailerError): DeliveryError {
  const { code, originalCode, command, responseCode, permanent } = cause
  if (responseCode === undefined)
    return code === 'EENVELOPE' || code === 'EMESSAGE'
      ? new DeliveryError('The mail cannot be put in the form that the mail server takes.', { permanent: true, cause })
      : new DeliveryError(`The mail server cannot be reached (${originalCode ?? code ?? 'no reason given'}).`, {
          permanent: false,
          cause,
        })
  const refused = rejectedBy[command ?? '']
  if (permanent && refused)
    return new DeliveryError(`The mail server refused the ${refused} (${responseCode}).`, { permanent, cause })
  return new DeliveryError(`The mail server did not take the mail yet (${responseCode}).`, { permanent: false, cause })
}

/** Causes of a permanent failure by SMTP command (RFC 5321, section 4.3.2). */
const rejectedBy: Readonly<Record<string, string>> = { 'RCPT TO': 'recipient', DATA: 'message' }

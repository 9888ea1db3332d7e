import { createOutsideClient } from '@ecommerce/shared/http/client/client'
import { AddressNotAllowed, allowPublic, literalAddress } from '@ecommerce/shared/http/client/public-address'
import { Webhook } from 'standardwebhooks'
import type { Webhooks } from '../config'
import { type Channel, DeliveryError, deliverWithinMs } from '../domain/channel'

export type WebhookSender = Required<Channel> & { close(): void }

/**
 * Posts notifications, signed by Standard Webhooks 1.0; `webhook-id` identifies repetitions. Rejects private
 * addresses, also behind names and redirects.
 */
export function createWebhookSender({ secret, allowedNetworks }: Webhooks): WebhookSender {
  const isAllowed = allowPublic(allowedNetworks)
  const signer = new Webhook(secret, { format: 'raw' })
  const client = createOutsideClient({ timeoutMs: deliverWithinMs, isAllowed })
  return {
    accepts(sentTo) {
      const url = URL.canParse(sentTo) ? new URL(sentTo) : undefined
      if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false
      const literal = literalAddress(url)
      return literal === undefined || isAllowed(literal)
    },
    async deliver({ id, sentTo, subject, text, createdAt }) {
      const sentAt = new Date()
      const body = JSON.stringify({
        type: 'notification',
        timestamp: createdAt.toISOString(),
        data: { id, subject, text },
      })
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
        'webhook-signature': signer.sign(id, sentAt, body),
      }
      expectTaken((await client.post({ url: sentTo, body, headers }).catch(unreachable)).status)
    },
    close: () => client.close(),
  }
}

function unreachable(cause: Error): never {
  if (cause instanceof AddressNotAllowed)
    throw new DeliveryError('The address is not a public one.', { permanent: true, cause })
  throw new DeliveryError(`The address cannot be reached (${cause.message}).`, { permanent: false, cause })
}

/** 410 is final; other statuses are retried. */
function expectTaken(status: number): void {
  if (status >= 200 && status < 300) return
  throw new DeliveryError(`The address answered ${status}.`, { permanent: status === 410 })
}

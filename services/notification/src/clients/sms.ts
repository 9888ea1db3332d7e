import { createOutsideClient, type HttpResponse } from '@ecommerce/shared/http/client/client'
import type { SmsGateway } from '../config'
import { type Channel, DeliveryError, deliverWithinMs } from '../domain/channel'

export type SmsSender = Required<Pick<Channel, 'deliver'>> & { close(): void }

/**
 * Sends SMS through a gateway with Twilio's `Messages` API, which has no idempotency keys: after a lost response a
 * message may be sent twice.
 */
export function createSmsSender({ apiBase, accountSid, authToken, from }: SmsGateway): SmsSender {
  const gateway = createOutsideClient({ timeoutMs: deliverWithinMs })
  const url = `${apiBase}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const credentials = { username: accountSid, password: authToken }
  return {
    async deliver({ sentTo, text }) {
      const body = new URLSearchParams({ To: sentTo, From: from, Body: text })
      expectTaken(await gateway.post({ url, body, credentials }).catch(unreachable))
    },
    close: () => gateway.close(),
  }
}

function unreachable(cause: Error): never {
  throw new DeliveryError(`The SMS gateway cannot be reached (${cause.message}).`, { permanent: false, cause })
}

/** Only errors about this message are final; account, limit and gateway errors are retried. */
function expectTaken({ status, data }: HttpResponse<unknown>): void {
  if (status >= 200 && status < 300) return
  const code = codeOf(data)
  const reason = code === undefined ? String(status) : `${status}, error ${code}`
  if (status === 400) throw new DeliveryError(`The SMS gateway refused the message (${reason}).`, { permanent: true })
  throw new DeliveryError(`The SMS gateway did not take the message yet (${reason}).`, { permanent: false })
}

/** Code only, since the gateway's sentence may contain the number. */
const codeOf = (data: unknown): number | undefined =>
  typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'number' ? data.code : undefined

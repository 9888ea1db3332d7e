import { deriveKeys, sign, unsign } from '@ecommerce/shared/secrets'
import type { Config } from '../config'

/** Unsubscribe links without sign-in (RFC 8058), valid under the current and previous secret. */
export type UnsubscribeLinks = {
  linkFor(userId: string): string
  /** User of a signed token; otherwise undefined. */
  read(token: string): string | undefined
}

export function createUnsubscribeLinks(config: Pick<Config, 'serviceTokenSecret' | 'apiUrl'>): UnsubscribeLinks {
  const keys = deriveKeys(config.serviceTokenSecret, 'unsubscribe')
  return {
    linkFor: (userId) => `${config.apiUrl}/api/notifications/unsubscribe?token=${sign(keys, userId)}`,
    read: (token) => unsign(keys, token),
  }
}

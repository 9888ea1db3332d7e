import { deriveKeys, sign, unsign } from '@ecommerce/shared/secrets'
import type { Config } from '../config'

/**
 * Links that unsubscribe from marketing mail without signing in (RFC 8058), valid while their secret is the current
 * or previous one.
 */
export type UnsubscribeLinks = {
  linkFor(userId: string): string
  /** Whose link this token was in; undefined when we did not sign it. */
  read(token: string): string | undefined
}

export function createUnsubscribeLinks(config: Pick<Config, 'serviceTokenSecret' | 'apiUrl'>): UnsubscribeLinks {
  const keys = deriveKeys(config.serviceTokenSecret, 'unsubscribe')
  return {
    linkFor: (userId) => `${config.apiUrl}/api/notifications/unsubscribe?token=${sign(keys, userId)}`,
    read: (token) => unsign(keys, token),
  }
}

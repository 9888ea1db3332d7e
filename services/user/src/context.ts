import { type EventData, eventRoutes, subscriptions } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { AccessTokens } from '@ecommerce/shared/auth/access-tokens'
import type { Guard } from '@ecommerce/shared/auth/guard'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createKit, type Kit } from '@ecommerce/shared/kit'
import type { Kysely } from 'kysely'
import type { Config } from './config'
import { createPasswords, type Passwords } from './passwords'
import { readSigningKeys, type SigningKeys } from './signing-keys'
import type { Schema } from './store/schema'
import { createTokens, type Tokens } from './tokens'

export type Context = {
  config: Config
  kit: Kit<Schema>
  db: Kysely<Schema>
  guard: Guard
  /** Checks access tokens; `tokens` makes them. */
  accessTokens: AccessTokens
  tokens: Tokens
  keys: SigningKeys
  passwords: Passwords
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
}

export function createContext(config: Config): Context {
  const keys = readSigningKeys(config.signingKeysDir)
  const kit = createKit<Schema>(config, { name: 'user-service', peers: serviceNames })
  return {
    config,
    kit,
    db: kit.db,
    ...kit.guardWith(keys.published),
    tokens: createTokens(keys.current, config),
    keys,
    passwords: createPasswords({ cost: config.bcryptCost, atOnce: config.passwordHashesAtOnce }),
    publish: createPublisher<EventData>(kit.name, subscriptions),
    subscribers: {
      'notification-service': {
        client: kit.connect('notification-service', config.notificationUrl),
        path: eventRoutes['notification-service'],
      },
      'order-service': {
        client: kit.connect('order-service', config.orderUrl),
        path: eventRoutes['order-service'],
      },
    },
  }
}

import { type EventData, eventRoutes, subscriptions, urgentEvents } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { AccessTokens } from '@ecommerce/shared/auth/access-tokens'
import type { Guard } from '@ecommerce/shared/auth/guard'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createKit, type Kit } from '@ecommerce/shared/kit'
import type { Kysely } from 'kysely'
import { createPersonalDataClient, type PersonalDataClient } from './clients/personal-data'
import { readCommonPasswords } from './common-passwords'
import type { Config } from './config'
import { type Counters, createCounters, observePasswords } from './counters'
import type { CommonPasswords } from './domain/common-password'
import { followSigningKeys } from './follow-signing-keys'
import { createPasswords, type Passwords } from './passwords'
import { readSigningKeys, type SigningKeys } from './signing-keys'
import type { Schema } from './store/schema'
import { createTokens, type Tokens } from './tokens'
import { createVault, type Vault } from './vault'

export type Context = {
  config: Config
  kit: Kit<Schema>
  db: Kysely<Schema>
  guard: Guard
  counters: Counters
  /** Checks access tokens; `tokens` makes them. */
  accessTokens: AccessTokens
  tokens: Tokens
  keys: SigningKeys
  passwords: Passwords
  passwordRules: { common: CommonPasswords; shopName: string }
  vault: Vault
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
  personalData: PersonalDataClient
}

/** `now` stands in for the clock that says which key signs, in tests. */
export function createContext(config: Config, overrides: { now?: () => number } = {}): Context {
  const keys = readSigningKeys(config.signingKeysDir, overrides.now)
  const kit = createKit<Schema>(config, { name: 'user-service', peers: serviceNames })
  const following = followSigningKeys(keys, kit.log)
  const others = {
    'product-service': kit.connect('product-service', config.productUrl),
    'order-service': kit.connect('order-service', config.orderUrl),
    'notification-service': kit.connect('notification-service', config.notificationUrl),
  }
  const passwords = createPasswords({ cost: config.bcryptCost, atOnce: config.passwordHashesAtOnce })
  observePasswords(kit.metrics, passwords)
  return {
    config,
    kit: { ...kit, close: () => kit.close().finally(() => following.close()) },
    db: kit.db,
    counters: createCounters(kit),
    ...kit.guardWith(keys.published),
    tokens: createTokens(keys, config),
    keys,
    passwords,
    passwordRules: { common: readCommonPasswords(), shopName: config.shopName },
    vault: createVault(config.encryptionSecret),
    publish: createPublisher<EventData>(kit.name, subscriptions, urgentEvents),
    subscribers: {
      'product-service': { client: others['product-service'], path: eventRoutes['product-service'] },
      'order-service': { client: others['order-service'], path: eventRoutes['order-service'] },
      'notification-service': { client: others['notification-service'], path: eventRoutes['notification-service'] },
    },
    personalData: createPersonalDataClient(others),
  }
}

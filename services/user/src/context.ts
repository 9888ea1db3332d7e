import { type EventData, eventRoutes, subscriptions, urgentEvents } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import { type Auth, createIssuerAuth } from '@ecommerce/shared/auth/create-auth'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createServiceContext, type ServiceContext } from '@ecommerce/shared/service-context'
import { createPersonalDataClient, type PersonalDataClient } from './clients/personal-data'
import { readCommonPasswords } from './passwords/common-passwords'
import type { Config } from './config'
import { type Counters, createCounters, observePasswords } from './counters'
import type { CommonPasswords } from './domain/passwords/common-password'
import { followSigningKeys } from './keys/follow-signing-keys'
import { createPasswords, type Passwords } from './passwords/passwords'
import { readSigningKeys, type SigningKeys } from './keys/signing-keys'
import type { Schema } from './store/schema'
import { createTokens, type Tokens } from './crypto/tokens'
import { createEncryption, type Encryption } from './crypto/encryption'

export type Context = ServiceContext<Schema> & {
  config: Config
  /** Checks access tokens; `tokens` makes them. */
  auth: Omit<Auth, 'endedSessions'>
  counters: Counters
  tokens: Tokens
  keys: SigningKeys
  passwords: Passwords
  passwordRules: { common: CommonPasswords; shopName: string }
  encryption: Encryption
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
  personalData: PersonalDataClient
}

/** Creates the context; tests replace the clock that selects the signing key. */
export function createContext(config: Config, overrides: { now?: () => number } = {}): Context {
  const keys = readSigningKeys(config.signingKeysDir, overrides.now)
  const context = createServiceContext<Schema, Target>(config, {
    name: 'user-service',
    peers: serviceNames,
    services: {
      'product-service': config.productUrl,
      'order-service': config.orderUrl,
      'notification-service': config.notificationUrl,
    },
  })
  const { services, log, onClose } = context
  const following = followSigningKeys(keys, log)
  onClose(() => following.close())
  const passwords = createPasswords({ cost: config.bcryptCost, atOnce: config.passwordHashesAtOnce })
  observePasswords(context, passwords)
  const subscriber = (name: Target): Subscriber => ({ client: services[name], path: eventRoutes[name] })
  return {
    ...context,
    config,
    auth: createIssuerAuth(config, context, keys.published),
    counters: createCounters(context),
    tokens: createTokens(keys, config),
    keys,
    passwords,
    passwordRules: { common: readCommonPasswords(), shopName: config.shopName },
    encryption: createEncryption(config.encryptionSecret),
    publish: createPublisher<EventData>(context.name, subscriptions, urgentEvents),
    subscribers: {
      'product-service': subscriber('product-service'),
      'order-service': subscriber('order-service'),
      'notification-service': subscriber('notification-service'),
    },
    personalData: createPersonalDataClient(services),
  }
}

type Target = 'product-service' | 'order-service' | 'notification-service'

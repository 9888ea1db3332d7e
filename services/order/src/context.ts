import { type Calendar, createCalendar } from '@ecommerce/contracts/calendar'
import { type EventData, eventRoutes, subscriptions } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import type { EndedSessions } from '@ecommerce/shared/auth/follow-ended-sessions'
import type { Guard } from '@ecommerce/shared/auth/guard'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createKit, type Kit } from '@ecommerce/shared/kit'
import type { Kysely } from 'kysely'
import { manualPayments } from './clients/manual-payments'
import { createProductClient, type ProductClient } from './clients/product'
import { createStripePayments } from './clients/stripe-payments'
import { createUserClient, type UserClient } from './clients/user'
import type { Config } from './config'
import { type Counters, createCounters, observeAttention, observeUndecided } from './counters'
import type { PaymentProvider } from './domain/payments/payment'
import type { Schema } from './store/schema'
import {
  type CouponBuyers,
  createCouponBuyers,
  createNetworkKeys,
  createTokens,
  type NetworkKeys,
  type Tokens,
} from './tokens'

export type Context = {
  config: Config
  /** The store's days. */
  calendar: Calendar
  kit: Kit<Schema>
  db: Kysely<Schema>
  guard: Guard
  endedSessions: EndedSessions
  counters: Counters
  tokens: Tokens
  couponBuyers: CouponBuyers
  networkKey: NetworkKeys
  products: ProductClient
  users: UserClient
  /** Providers of all orders, those placed before a method was turned off included. */
  payments: Readonly<Record<string, PaymentProvider>>
  /** Names of the payment methods that new orders may choose. */
  paymentMethods: readonly string[]
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
}

/** `keys` stands in for the user service, in tests. */
export function createContext(
  config: Config,
  overrides: { keys?: KeySource; payments?: Context['payments'] } = {},
): Context {
  const kit = createKit<Schema>(config, { name: 'order-service', peers: serviceNames })
  observeUndecided(kit)
  observeAttention(kit)
  const userService = kit.connect('user-service', config.userUrl)
  const productService = kit.connect('product-service', config.productUrl)
  const payments = overrides.payments ?? openPayments(config, kit)
  const endedSessions = kit.endedSessionsOf(overrides.keys ? undefined : userService)
  const { guard } = kit.guardWith(overrides.keys ?? kit.keysOf(userService), endedSessions)
  return {
    config,
    calendar: createCalendar(config.storeTimezone),
    kit,
    db: kit.db,
    counters: createCounters(kit),
    guard,
    endedSessions,
    tokens: createTokens(config.serviceTokenSecret),
    couponBuyers: createCouponBuyers(config.serviceTokenSecret),
    products: createProductClient(productService),
    users: createUserClient(userService),
    payments,
    paymentMethods: Object.keys(payments).filter((name) => name !== 'manual' || config.manualPaymentEnabled),
    networkKey: createNetworkKeys(config.serviceTokenSecret),
    publish: createPublisher<EventData>(kit.name, subscriptions),
    subscribers: {
      'product-service': { client: productService, path: eventRoutes['product-service'] },
      'notification-service': {
        client: kit.connect('notification-service', config.notificationUrl),
        path: eventRoutes['notification-service'],
      },
    },
  }
}

/** By hand always, for orders that were placed so, and by Stripe where there is a key for it. */
function openPayments({ stripe }: Config, kit: Kit<Schema>): Context['payments'] {
  if (!stripe) return { manual: manualPayments }
  const { apiBase, ...options } = stripe
  const byStripe = createStripePayments({ ...options, ...(apiBase && { apiBase }), metrics: kit.metrics })
  kit.closeToo(byStripe)
  return { manual: manualPayments, stripe: byStripe }
}

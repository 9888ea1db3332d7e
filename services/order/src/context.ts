import { type Calendar, createCalendar } from '@ecommerce/contracts/calendar'
import { type EventData, eventRoutes, subscriptions } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import { type Auth, createAuth } from '@ecommerce/shared/auth/create-auth'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createServiceContext, type ServiceContext } from '@ecommerce/shared/service-context'
import { manualPayments } from './clients/manual-payments'
import { createProductClient, type ProductClient } from './clients/product'
import { createStripePayments } from './clients/stripe-payments'
import { createUserClient, type UserClient } from './clients/user'
import type { Config } from './config'
import { type Counters, createCounters, observeAttention, observePendingOrders } from './counters'
import type { PaymentProvider } from './domain/payments/payment'
import { createOrderReply, type OrderReply } from './routes/checkout/responses'
import type { Schema } from './store/schema'
import {
  type CouponBuyers,
  createCouponBuyers,
  createNetworkKeys,
  createTokens,
  type NetworkKeys,
  type Tokens,
} from './tokens'

export type Context = ServiceContext<Schema> & {
  config: Config
  auth: Auth
  /** The store's days. */
  calendar: Calendar
  counters: Counters
  tokens: Tokens
  couponBuyers: CouponBuyers
  networkKey: NetworkKeys
  /** Reply of a checkout, which jobs also store for the Idempotency-Key. */
  orderReply: OrderReply
  products: ProductClient
  users: UserClient
  /** Providers of new and existing orders. */
  payments: Readonly<Record<string, PaymentProvider>>
  /** Names of the payment methods that new orders may choose. */
  paymentMethods: readonly string[]
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
}

/** `keys` replace the user service in tests. */
export function createContext(
  config: Config,
  overrides: { keys?: KeySource; payments?: Context['payments'] } = {},
): Context {
  const context = createServiceContext<Schema, Target>(config, {
    name: 'order-service',
    peers: serviceNames,
    services: {
      'user-service': config.userUrl,
      'product-service': config.productUrl,
      'notification-service': config.notificationUrl,
    },
  })
  observePendingOrders(context)
  observeAttention(context)
  const { services } = context
  const tokens = createTokens(config.serviceTokenSecret)
  const payments = overrides.payments ?? openPayments(config, context)
  const subscriber = (name: Target): Subscriber => ({ client: services[name], path: eventRoutes[name] })
  return {
    ...context,
    config,
    auth: createAuth(config, context, { issuer: services['user-service'], keys: overrides.keys }),
    calendar: createCalendar(config.storeTimezone),
    counters: createCounters(context),
    tokens,
    orderReply: createOrderReply(tokens),
    couponBuyers: createCouponBuyers(config.serviceTokenSecret),
    products: createProductClient(services['product-service']),
    users: createUserClient(services['user-service']),
    payments,
    paymentMethods: Object.keys(payments).filter((name) => name !== 'manual' || config.manualPaymentEnabled),
    networkKey: createNetworkKeys(config.serviceTokenSecret),
    publish: createPublisher<EventData>(context.name, subscriptions),
    subscribers: {
      'product-service': subscriber('product-service'),
      'notification-service': subscriber('notification-service'),
    },
  }
}

type Target = 'user-service' | 'product-service' | 'notification-service'

/** Manual payments, for existing orders too, and Stripe if it has a key. */
function openPayments(
  { stripe }: Config,
  { metrics, onClose }: Pick<ServiceContext<Schema>, 'metrics' | 'onClose'>,
): Context['payments'] {
  if (!stripe) return { manual: manualPayments }
  const { apiBase, ...options } = stripe
  const byStripe = createStripePayments({ ...options, ...(apiBase && { apiBase }), metrics })
  onClose(() => byStripe.close())
  return { manual: manualPayments, stripe: byStripe }
}

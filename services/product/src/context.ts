import { type EventData, eventRoutes, subscriptions } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import { type Auth, createAuth } from '@ecommerce/shared/auth/create-auth'
import type { Cache } from '@ecommerce/shared/cache/cache'
import { openCache } from '@ecommerce/shared/cache/open-cache'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createServiceContext, type ServiceContext } from '@ecommerce/shared/service-context'
import type { Config } from './config'
import { type Counters, createCounters } from './counters'
import type { Schema } from './store/schema'

export type Context = ServiceContext<Schema> & {
  config: Config
  auth: Auth
  counters: Counters
  cache: Cache
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
}

/** `keys` replace the user service in tests. */
export function createContext(config: Config, overrides: { keys?: KeySource } = {}): Context {
  const context = createServiceContext<Schema, 'user-service' | 'notification-service'>(config, {
    name: 'product-service',
    peers: serviceNames,
    services: { 'user-service': config.userUrl, 'notification-service': config.notificationUrl },
  })
  const { services } = context
  return {
    ...context,
    config,
    auth: createAuth(config, context, { issuer: services['user-service'], keys: overrides.keys }),
    counters: createCounters(context),
    cache: openCache(config, context),
    publish: createPublisher<EventData>(context.name, subscriptions),
    subscribers: {
      'notification-service': { client: services['notification-service'], path: eventRoutes['notification-service'] },
    },
  }
}

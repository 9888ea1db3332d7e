import { type EventData, eventRoutes, subscriptions } from '@ecommerce/contracts/events'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import type { EndedSessions } from '@ecommerce/shared/auth/follow-ended-sessions'
import type { Guard } from '@ecommerce/shared/auth/guard'
import type { Cache } from '@ecommerce/shared/cache'
import type { Subscriber } from '@ecommerce/shared/events/deliver'
import { createPublisher, type Publish } from '@ecommerce/shared/events/outbox'
import { createKit, type Kit } from '@ecommerce/shared/kit'
import type { Kysely } from 'kysely'
import type { Config } from './config'
import { type Counters, createCounters } from './counters'
import type { Schema } from './store/schema'

export type Context = {
  config: Config
  kit: Kit<Schema>
  db: Kysely<Schema>
  guard: Guard
  endedSessions: EndedSessions
  counters: Counters
  cache: Cache
  publish: Publish<EventData>
  subscribers: Readonly<Record<string, Subscriber>>
}

/** `keys` stands in for the user service, in tests. */
export function createContext(config: Config, overrides: { keys?: KeySource } = {}): Context {
  const kit = createKit<Schema>(config, { name: 'product-service', peers: serviceNames })
  const userService = kit.connect('user-service', config.userUrl)
  const endedSessions = kit.endedSessionsOf(overrides.keys ? undefined : userService)
  const { guard } = kit.guardWith(overrides.keys ?? kit.keysOf(userService), endedSessions)
  return {
    config,
    kit,
    db: kit.db,
    counters: createCounters(kit),
    guard,
    endedSessions,
    cache: kit.openCache(),
    publish: createPublisher<EventData>(kit.name, subscriptions),
    subscribers: {
      'notification-service': {
        client: kit.connect('notification-service', config.notificationUrl),
        path: eventRoutes['notification-service'],
      },
    },
  }
}

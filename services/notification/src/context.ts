import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import type { EndedSessions } from '@ecommerce/shared/auth/follow-ended-sessions'
import type { Guard } from '@ecommerce/shared/auth/guard'
import { createKit, type Kit } from '@ecommerce/shared/kit'
import type { Kysely } from 'kysely'
import { createUserClient, type UserClient } from './clients/user'
import type { Config } from './config'
import { type Counters, createCounters } from './counters'
import { type Channels, inApp } from './domain/channel'
import { createFeed, type Feed } from './feed'
import { createMailer } from './mailer'
import { createSmsSender } from './sms'
import type { Schema } from './store/schema'
import { loadTemplates, type Templates } from './templates'
import { createUnsubscribeLinks, type UnsubscribeLinks } from './unsubscribe-links'
import { createWebhookSender } from './webhook'

export type Context = {
  config: Config
  kit: Kit<Schema>
  db: Kysely<Schema>
  guard: Guard
  endedSessions: EndedSessions
  counters: Counters
  users: UserClient
  channels: Channels
  templates: Templates
  unsubscribeLinks: UnsubscribeLinks
  feed: Feed
}

/** `keys` stands in for the user service, in tests. */
export function createContext(config: Config, overrides: { keys?: KeySource } = {}): Context {
  const kit = createKit<Schema>(config, { name: 'notification-service', peers: serviceNames })
  const userService = kit.connect('user-service', config.userUrl)
  const endedSessions = kit.endedSessionsOf(overrides.keys ? undefined : userService)
  const { guard } = kit.guardWith(overrides.keys ?? kit.keysOf(userService), endedSessions)
  const mailer = createMailer(config)
  const sms = config.sms && createSmsSender(config.sms)
  const webhook = config.webhooks && createWebhookSender(config.webhooks)
  const feed = createFeed({ db: kit.db, kit })
  const close = () =>
    kit.close().finally(() => {
      for (const way of [feed, mailer, sms, webhook]) way?.close()
    })
  return {
    config,
    kit: { ...kit, close },
    db: kit.db,
    counters: createCounters(kit),
    guard,
    endedSessions,
    users: createUserClient(userService),
    channels: { email: mailer, ...(sms && { sms }), ...(webhook && { webhook }), 'in-app': inApp },
    templates: loadTemplates(config),
    unsubscribeLinks: createUnsubscribeLinks(config),
    feed,
  }
}

import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import { type Auth, createAuth } from '@ecommerce/shared/auth/create-auth'
import { createServiceContext, type ServiceContext } from '@ecommerce/shared/service-context'
import { createMailer } from './clients/mailer'
import { createSmsSender } from './clients/sms'
import { createUserClient, type UserClient } from './clients/user'
import { createWebhookSender } from './clients/webhook'
import type { Config } from './config'
import { type Counters, createCounters } from './counters'
import { type Channels, inApp } from './domain/channel'
import { createFeed, type Feed } from './feed/feed'
import { queuedDeliveriesSql } from './store/deliveries'
import type { Schema } from './store/schema'
import { loadTemplates, type Templates } from './templates/load-templates'
import { createUnsubscribeLinks, type UnsubscribeLinks } from './templates/unsubscribe-links'

export type Context = ServiceContext<Schema> & {
  config: Config
  auth: Auth
  counters: Counters
  users: UserClient
  channels: Channels
  templates: Templates
  unsubscribeLinks: UnsubscribeLinks
  feed: Feed
}

/** `keys` replace the user service in tests. */
export function createContext(config: Config, overrides: { keys?: KeySource } = {}): Context {
  const context = createServiceContext<Schema, 'user-service'>(config, {
    name: 'notification-service',
    peers: serviceNames,
    services: { 'user-service': config.userUrl },
    alsoQueued: queuedDeliveriesSql,
  })
  const userService = context.services['user-service']
  const mailer = createMailer(config)
  const sms = config.sms && createSmsSender(config.sms)
  const webhook = config.webhooks && createWebhookSender(config.webhooks)
  const feed = createFeed(context)
  for (const part of [feed, mailer, sms, webhook]) if (part) context.onClose(() => part.close())
  return {
    ...context,
    config,
    auth: createAuth(config, context, { issuer: userService, keys: overrides.keys }),
    counters: createCounters(context),
    users: createUserClient(userService),
    channels: { email: mailer, ...(sms && { sms }), ...(webhook && { webhook }), 'in-app': inApp },
    templates: loadTemplates(config),
    unsubscribeLinks: createUnsubscribeLinks(config),
    feed,
  }
}

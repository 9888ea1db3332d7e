import type { PersonalData as AnyPersonalData } from '@ecommerce/contracts/personal-data'
import { uuid } from '@ecommerce/contracts/uuid'
import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import type { KnownUser } from '../../domain/known-user'
import type { Notification } from '../../domain/notification'
import { withoutSecret } from '../../domain/one-time-secret'
import type { Preferences } from '../../domain/preferences'
import { notificationKeys, toNotificationView } from '../notifications/responses'
import { preferences } from '../preferences/responses'

type PersonalNotification = Notification & { text: string }

/** Personal data in this service; null means unknown. */
export type PersonalData = {
  contact: KnownUser | null
  preferences: Preferences | null
  notifications: readonly PersonalNotification[]
}

const knownContact = resource<KnownUser>({
  name: 'KnownContact',
  schema: Joi.object<KnownUser>({
    userId: uuid().required(),
    email: Joi.string().required(),
    name: Joi.string().required(),
    locale: Joi.string().required(),
    emailVerified: Joi.boolean().required(),
    marketingConsent: Joi.boolean().required(),
    version: Joi.number().integer().required(),
  }),
  view: (contact) => contact,
})

/** A notification with its text, for its recipient. */
const personalNotification = resource<PersonalNotification>({
  name: 'PersonalNotification',
  schema: Joi.object({ ...notificationKeys, text: Joi.string().required() }),
  view: (notification) => ({ ...toNotificationView(notification), text: withoutSecret(notification.text) }),
})

export const personalData: ResponseSpec<PersonalData> = {
  description: 'All data; unknown values are null',
  body: {
    type: 'object',
    properties: {
      contact: { anyOf: [ref(knownContact.name), { type: 'null' }] },
      preferences: { anyOf: [ref(preferences.name), { type: 'null' }] },
      notifications: { type: 'array', items: ref(personalNotification.name) },
    },
    required: ['contact', 'preferences', 'notifications'],
    additionalProperties: false,
  },
  view: ({ contact, preferences: chosen, notifications }): AnyPersonalData => ({
    contact: contact && knownContact.view(contact),
    preferences: chosen && preferences.view(chosen),
    notifications: notifications.map(personalNotification.view),
  }),
  resources: [knownContact, preferences, personalNotification],
}

import Joi from 'joi'
import { channelNames } from '../domain/channel'
import { statuses } from '../domain/notification'
import { chosenChannels, kinds } from '../domain/preferences'
import { templateNames } from '../domain/template-data'

const instant = () => Joi.string().isoDate()

const notification = {
  id: Joi.string().uuid().required(),
  userId: Joi.string().uuid(),
  to: Joi.string().required().description('An address of the channel; for in-app, the id of the user.'),
  channel: Joi.string()
    .valid(...channelNames)
    .required(),
  template: Joi.string(),
  subject: Joi.string().required(),
  status: Joi.string()
    .valid(...statuses)
    .required(),
  attempts: Joi.number().integer().min(0).required(),
  lastError: Joi.string().description('Why it has not left yet, or never will.'),
  createdAt: instant().required(),
  sentAt: instant(),
  readAt: instant(),
}

const choices = Joi.object(
  Object.fromEntries(chosenChannels.map((channel) => [channel, Joi.boolean().required()])),
).required()

const contact = Joi.object({
  userId: Joi.string().uuid().required(),
  email: Joi.string().required(),
  name: Joi.string().required(),
  locale: Joi.string().required(),
  emailVerified: Joi.boolean().required(),
  marketingConsent: Joi.boolean().required(),
  version: Joi.number().integer().required(),
})

/** What this service answers with, by name. */
export const shapes = {
  Notification: Joi.object(notification),
  PersonalNotification: Joi.object({ ...notification, text: Joi.string().required() }),
  Preferences: Joi.object(Object.fromEntries(kinds.map((kind) => [kind, choices]))).description(
    'Whether it comes, by kind and channel.',
  ),
  KnownContact: contact,
  Template: Joi.object({
    name: Joi.string()
      .valid(...templateNames)
      .required(),
    locales: Joi.array().items(Joi.string()).required(),
    data: Joi.array()
      .items(Joi.object({ name: Joi.string().required(), required: Joi.boolean().required() }))
      .required(),
  }),
  Rendered: Joi.object({
    subject: Joi.string().required(),
    text: Joi.string().required(),
    html: Joi.string().required(),
  }),
}

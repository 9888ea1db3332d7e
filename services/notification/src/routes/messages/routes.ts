import { defined } from '@ecommerce/shared/defined'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import type { Audience } from '@ecommerce/shared/openapi/operation'
import { sendMessage } from '../../commands/messages/send-message'
import { sendTemplate } from '../../commands/messages/send-template'
import type { Context } from '../../context'
import { hasToken, type TemplateName } from '../../domain/template-data'
import { templateNeedsToken } from '../../errors'
import { parseData, parseTemplate } from '../template-data'
import { sendRequest, sendTemplateRequest, toMailRecipient } from './requests'
import { queued } from './responses'

const senders = ['admin', 'service'] as const satisfies readonly Audience[]

const errors = {
  400: ['channel-not-configured'],
  404: ['user-not-found'],
  409: ['not-wanted'],
}

export function messageRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Sending' })

  route.post(
    '/send',
    {
      id: 'sendMessage',
      summary: 'Send a message to a user or an address',
      allow: senders,
      body: sendRequest,
      example: {
        to: 'ada@example.com',
        channel: 'email',
        subject: 'Your question',
        text: 'The mug comes in blue, too.',
      },
      idempotent: true,
      responses: { 202: queued },
      errors,
    },
    ({ body: { subject, text, html, ...target }, once }) =>
      sendMessage(ctx, defined({ subject, text, html, addressee: toMailRecipient(target) }), once),
  )

  route.post(
    '/send-template',
    {
      id: 'sendTemplate',
      summary: 'Send a template to a user or an address',
      description: "In `locale`, by default the recipient's. Data that the template does not use is dropped.",
      allow: senders,
      body: sendTemplateRequest,
      example: { to: 'ada@example.com', channel: 'email', template: 'welcome', locale: 'de-AT', data: { name: 'Ada' } },
      idempotent: true,
      responses: { 202: queued },
      errors: {
        ...errors,
        400: [...errors[400], 'template-needs-token', 'text-too-long'],
        404: [...errors[404], 'template-not-found'],
      },
    },
    ({ body: { template: name, data: given, locale, ...target }, once }) => {
      const template = parseSendable(name)
      const data = parseData(template, given)
      return sendTemplate(ctx, defined({ template, data, locale, addressee: toMailRecipient(target) }), once)
    },
  )

  return route.router
}

/** Rejects templates with a one-time token, which only the user service can issue. */
function parseSendable(name: string): TemplateName {
  const template = parseTemplate(name)
  if (!hasToken(template)) return template
  throw templateNeedsToken(template)
}

import { AppError } from '@ecommerce/shared/errors'
import { parseBody } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { type Request, Router } from 'express'
import { sendMessage } from '../commands/send-message'
import { sendTemplate } from '../commands/send-template'
import type { Context } from '../context'
import { type Notification, toNotificationView } from '../domain/notification'
import { hasToken, type TemplateName } from '../domain/template-data'
import { sendRequest, sendTemplateRequest, toAddressee } from './notification-requests'
import { parseData, parseTemplate } from './template-data'

export function sendingRoutes(ctx: Context): Router {
  const router = Router()
  const senders = ctx.guard.allow('admin', 'service')

  router.post('/send', senders, async (req, res) => {
    const { subject, text, html, ...target } = parseBody(sendRequest, req.body)
    const message = { text, ...(subject !== undefined && { subject }), ...(html !== undefined && { html }) }
    sendReply(res, await sendMessage(ctx, { ...message, addressee: toAddressee(target) }, onceFor(req)))
  })

  router.post('/send-template', senders, async (req, res) => {
    const { template: name, data: given, locale, ...target } = parseBody(sendTemplateRequest, req.body)
    const template = parseSendable(name)
    const content = { template, data: parseData(template, given), ...(locale !== undefined && { locale }) }
    sendReply(res, await sendTemplate(ctx, { ...content, addressee: toAddressee(target) }, onceFor(req)))
  })

  const onceFor = (req: Request) =>
    ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (notification: Notification) => ({
      status: 202,
      body: toNotificationView(notification),
    }))

  return router
}

/** Nobody can make a token up by hand. */
function parseSendable(name: string): TemplateName {
  const template = parseTemplate(name)
  if (!hasToken(template)) return template
  throw new AppError(
    'invalid',
    'template-needs-token',
    `The template ${template} holds a one-time token, which only the user service can make. Ask there for the mail.`,
    { errors: [{ path: 'template', message: 'template must be one without a one-time token' }] },
  )
}

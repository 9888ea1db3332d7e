import type { OneTimeTokenEvent } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import type { Tx } from '../../store/schema'
import { secretMark } from '../../templates/secret-mark'
import { sendAccountMail } from '../mails/send-account-mail'

type Needs = Pick<Context, 'channels' | 'templates'>

/** Queues a mail around its sealed one-time token, unreadable in this database. */
export async function sendOneTimeLink(
  ctx: Needs,
  tx: Tx,
  template: 'verify-email' | 'reset-password',
  request: OneTimeTokenEvent,
): Promise<void> {
  const { sealedToken } = request
  await sendAccountMail(ctx, tx, template, { ...request, token: secretMark(sealedToken) }, sealedToken)
}

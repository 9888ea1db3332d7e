import type { MfaChange, MfaChanged } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import type { Tx } from '../../store/schema'
import { sendAccountMail } from './send-account-mail'

type Needs = Pick<Context, 'channels' | 'templates'>

/** Mails an account's owner about a changed second factor or used recovery code. */
export async function sendMfaMail(ctx: Needs, tx: Tx, event: MfaChanged): Promise<void> {
  const { change, recoveryCodesLeft = 0 } = event
  await sendAccountMail(ctx, tx, templateOf[change], { ...event, recoveryCodesLeft })
}

const templateOf = {
  enabled: 'mfa-enabled',
  disabled: 'mfa-disabled',
  reset: 'mfa-reset',
  'recovery-codes-renewed': 'recovery-codes-renewed',
  'recovery-code-used': 'recovery-code-used',
} as const satisfies Record<MfaChange, string>

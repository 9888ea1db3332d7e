import type { MfaChange, MfaChanged } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import type { Tx } from '../../store/schema'
import { sendAccountMail } from './send-account-mail'

type Needs = Pick<Context, 'channels' | 'templates'>

/** Tells the owner of an account that its second factor has changed, or that a recovery code was used. */
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

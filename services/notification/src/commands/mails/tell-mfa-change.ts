import type { MfaChange, MfaChanged } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import type { Tx } from '../../store/schema'
import { tellAccountOwner } from './tell-account-owner'

type Needs = Pick<Context, 'channels' | 'templates'>

/** Tells the owner of an account that its second factor has changed, or that a recovery code was used. */
export async function tellMfaChange(ctx: Needs, tx: Tx, event: MfaChanged): Promise<void> {
  const { change, recoveryCodesLeft = 0 } = event
  await tellAccountOwner(ctx, tx, templateOf[change], { ...event, recoveryCodesLeft })
}

const templateOf = {
  enabled: 'mfa-enabled',
  disabled: 'mfa-disabled',
  reset: 'mfa-reset',
  'recovery-codes-renewed': 'recovery-codes-renewed',
  'recovery-code-used': 'recovery-code-used',
} as const satisfies Record<MfaChange, string>

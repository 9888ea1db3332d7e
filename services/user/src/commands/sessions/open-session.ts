import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { makeDeviceToken } from '../../crypto/device-tokens'
import type { Device, SignedIn } from '../../domain/sessions/session'
import { grantedRole, type User } from '../../domain/users/user'
import type { Tx } from '../../store/schema'
import { insertSession } from '../../store/sessions'
import { invalidCredentials } from '../../errors'

type Needs = Pick<Context, 'config' | 'tokens' | 'encryption'>

/** Opens a session on a device after authentication; rejects disabled accounts. */
export async function openSession(
  ctx: Needs,
  tx: Tx,
  { user, device }: { user: User; device: Device },
): Promise<SignedIn> {
  const { config, tokens } = ctx
  const session = { userId: user.id, sessionId: uuidv7() }
  const { refreshToken, hash } = tokens.makeRefresh(session)
  const rights = await insertSession(
    tx,
    { ...session, ...device, deviceEpoch: user.deviceEpoch },
    { hash, life: config.sessionLife },
  )
  if (!rights) throw invalidCredentials()
  const updated = { ...user, ...rights }
  const role = grantedRole(updated, config)
  const pair = tokens.pair({ ...session, role, tokenVersion: updated.tokenVersion }, refreshToken)
  return { user: updated, role, pair, deviceToken: makeDeviceToken(ctx, updated) }
}

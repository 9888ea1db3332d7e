import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { makeDeviceToken } from '../../crypto/device-tokens'
import type { Device, SignedIn } from '../../domain/sessions/session'
import { grantedRole, type Person } from '../../domain/users/user'
import type { Tx } from '../../store/schema'
import { insertSession } from '../../store/sessions'
import { invalidCredentials } from '../../errors'

type Needs = Pick<Context, 'config' | 'tokens' | 'encryption'>

/** Opens a session on a device after authentication; rejects disabled accounts. */
export async function openSession(
  ctx: Needs,
  tx: Tx,
  { person, device }: { person: Person; device: Device },
): Promise<SignedIn> {
  const { config, tokens } = ctx
  const session = { userId: person.id, sessionId: uuidv7() }
  const { refreshToken, hash } = tokens.makeRefresh(session)
  const rights = await insertSession(
    tx,
    { ...session, ...device, deviceEpoch: person.deviceEpoch },
    { hash, life: config.sessionLife },
  )
  if (!rights) throw invalidCredentials()
  const user = { ...person, ...rights }
  const role = grantedRole(user, config)
  const pair = tokens.pair({ ...session, role, tokenVersion: user.tokenVersion }, refreshToken)
  return { user, role, pair, deviceToken: makeDeviceToken(ctx, user) }
}

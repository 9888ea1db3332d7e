import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import type { Device, SignedIn } from '../domain/session'
import { grantedRole, type Person } from '../domain/user'
import type { Tx } from '../store/schema'
import { insertSession } from '../store/sessions'
import { invalidCredentials } from './refusals'

type Needs = Pick<Context, 'config' | 'tokens'>

/** Signs a person in on a device, once it is clear that it is they; a disabled account is refused. */
export async function openSession(
  { config, tokens }: Needs,
  tx: Tx,
  { person, device }: { person: Person; device: Device },
): Promise<SignedIn> {
  const session = { userId: person.id, sessionId: uuidv7() }
  const { refreshToken, hash } = tokens.makeRefresh(session)
  const rights = await insertSession(tx, { ...session, ...device }, { hash, life: config.sessionLife })
  if (!rights) throw invalidCredentials()
  const user = { ...person, ...rights }
  const role = grantedRole(user, config)
  return { user, role, pair: tokens.pair({ ...session, role, tokenVersion: user.tokenVersion }, refreshToken) }
}

import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import type { Device, SignedIn } from '../domain/session'
import type { Db } from '../store/schema'
import { insertSession } from '../store/sessions'
import { invalidCredentials } from './invalid-credentials'

type Needs = Pick<Context, 'config' | 'tokens'> & { db: Db }

/** Signs a person in on a device, once it is clear that it is they; a disabled account is refused. */
export async function openSession(
  { db, config, tokens }: Needs,
  { userId, device }: { userId: string; device: Device },
): Promise<SignedIn> {
  const session = { userId, sessionId: uuidv7() }
  const { refreshToken, hash } = tokens.makeRefresh(session)
  const user = await insertSession(db, { ...session, ...device }, { hash, days: config.refreshTokenDays })
  if (!user) throw invalidCredentials()
  return { user, pair: tokens.pair({ ...session, role: user.role }, refreshToken) }
}

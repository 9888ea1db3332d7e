import type { Context } from '../context'
import type { Device, SignedIn } from '../domain/session'
import { findCredentials } from '../store/credentials'
import { invalidCredentials } from './invalid-credentials'
import { openSession } from './open-session'

type Needs = Pick<Context, 'db' | 'config' | 'passwords' | 'tokens'>

/** Compares a password in any case, so that an unknown e-mail takes as long as a wrong password. */
export async function signIn(
  ctx: Needs,
  { email, password, device }: { email: string; password: string; device: Device },
): Promise<SignedIn> {
  const credentials = await findCredentials(ctx.db, email)
  const matches = await ctx.passwords.matches(password, credentials?.passwordHash)
  if (!credentials || !matches) throw invalidCredentials()
  return openSession(ctx, { userId: credentials.userId, device })
}

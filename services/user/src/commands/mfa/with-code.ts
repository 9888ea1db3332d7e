import type { Context } from '../../context'
import { clearFailures } from '../../store/failed-attempts'
import type { Tx } from '../../store/schema'
import { type Attempt, countFailure, rejectLocked } from '../sessions/count-failure'
import { type UsedCode, useCode } from './use-code'
import { invalidCode } from '../../errors'

type Needs = Pick<Context, 'counters' | 'db' | 'publish' | 'encryption'>

/** Runs work that needs a second factor, in the transaction that uses the code; wrong codes count as failures. */
export async function withCode<T>(
  ctx: Needs,
  attempt: Attempt & { userId: string; code: string },
  effect: (tx: Tx, used: UsedCode) => Promise<T>,
): Promise<T> {
  const done = await ctx.db.transaction().execute(async (tx) => {
    const used = await useCode(ctx, tx, attempt)
    if (!used) return undefined
    const lockedUntil = await clearFailures(tx, attempt.subject)
    if (lockedUntil) throw rejectLocked(ctx, attempt, lockedUntil)
    return { value: await effect(tx, used) }
  })
  if (!done) throw await countFailure(ctx, attempt, invalidCode())
  return done.value
}

import { versionMismatch } from '@ecommerce/shared/http/input/if-match'
import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import {
  type AdminChange,
  isActiveAdmin,
  isLastAdmin,
  type StoredUser,
  tokenVersionAfter,
} from '../../domain/users/user'
import { deleteTokens } from '../../store/one-time-tokens'
import type { Tx } from '../../store/schema'
import { lockAdmins, lockUser, updateUser } from '../../store/users'
import { endSessions, outdateTokens } from '../sessions/end-sessions'
import { recordAuditEvent } from './record-audit-event'
import { lastAdmin, userNotFound } from '../../errors'

export type ChangeUser = {
  id: string
  /** Version from `If-Match`; a different one is an error. */
  version: number | null
  change: AdminChange
  actorId: string
  device: Device
}

/**
 * Changes role or status; one active admin remains. Disabling ends all sessions; a new role rejects earlier access
 * tokens.
 */
export async function changeUser(ctx: Pick<Context, 'db' | 'publish'>, input: ChangeUser): Promise<StoredUser> {
  const { id, version, change } = input
  return ctx.db.transaction().execute(async (tx) => {
    const admins = await lockAdmins(tx)
    const before = await lockUser(tx, id)
    if (!before) throw userNotFound()
    const after = await updateUser(tx, { id, version }, { ...change, tokenVersion: tokenVersionAfter(before, change) })
    if (!after) throw versionMismatch()
    if (isLastAdmin(admins, id) && !isActiveAdmin(after)) throw lastAdmin()
    const { tokenVersion } = after
    if (tokenVersion !== before.tokenVersion) await outdateTokens(ctx, tx, { userId: id, tokenVersion })
    if (after.status === 'disabled') {
      await endSessions(ctx, tx, { userId: id })
      await deleteTokens(tx, { userId: id, purposes: ['password-reset', 'email-verification', 'sign-in'] })
    }
    await recordChanges(tx, input, before, after)
    return after
  })
}

async function recordChanges(
  tx: Tx,
  { id: userId, actorId, device }: ChangeUser,
  before: StoredUser,
  after: StoredUser,
): Promise<void> {
  const record = (type: 'role-changed' | 'status-changed', from: string, to: string) =>
    from === to ? undefined : recordAuditEvent(tx, { userId, type, device, actorId, details: { from, to } })
  await record('role-changed', before.role, after.role)
  await record('status-changed', before.status, after.status)
}

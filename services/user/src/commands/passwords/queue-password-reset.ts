import { uuidv7 } from '@ecommerce/shared/ids'
import { addJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import type { Device } from '../../domain/sessions/session'
import { type SendPasswordReset, sendPasswordResetTask } from '../../jobs'

/** Defers the account lookup, so that neither response nor time reveals it. */
export async function queuePasswordReset(
  { db, encryption }: Pick<Context, 'db' | 'encryption'>,
  { email, device }: { email: string; device: Device },
): Promise<void> {
  const payload: SendPasswordReset = { id: uuidv7(), sealedEmail: encryption.seal(email), device }
  await addJob(db, sendPasswordResetTask, payload)
}

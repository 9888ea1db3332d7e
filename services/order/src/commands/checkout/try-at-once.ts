import { AppError } from '@ecommerce/shared/errors'
import { errorFields } from '@ecommerce/shared/observability/log'
import type { Context } from '../../context'

/**
 * Does at once, for who waits for the answer, what a job does anyway: what something does not answer to now is left to the job.
 * `left` says in the log what that is.
 */
export async function attemptNow(
  { log }: Pick<Context, 'log'>,
  work: () => Promise<void>,
  left: { orderId: string; what: string },
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    log.warn({ 'labels.order_id': left.orderId, ...errorFields(error) }, `${left.what} is left to a job`)
  }
}

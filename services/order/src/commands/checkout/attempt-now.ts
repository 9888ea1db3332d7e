import { AppError } from '@ecommerce/shared/errors'
import { errorFields } from '@ecommerce/shared/observability/log'
import type { Context } from '../../context'

/** Attempts a job's work immediately; logs failures with `left` and leaves them to the job. */
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

import { AppError } from '@ecommerce/shared/errors'
import { errorFields } from '@ecommerce/shared/observability/log'
import type { Context } from '../../context'

/** Attempts a job's work immediately; logs an unavailable dependency and leaves the work to the job. */
export async function attemptNow(
  { log }: Pick<Context, 'log'>,
  work: () => Promise<void>,
  attempt: { orderId: string; action: string },
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    const { orderId, action } = attempt
    log.warn(
      { 'event.action': action, 'labels.order_id': orderId, ...errorFields(error) },
      'attempt failed, left to a job',
    )
  }
}

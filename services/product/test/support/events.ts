import { deliverEventTask } from '@ecommerce/shared/events/outbox'
import { runDueJobs } from '@ecommerce/shared/jobs/worker'
import { listWaitingDeliveries } from '@ecommerce/testkit/waiting-jobs'
import { service } from '../../src/service'
import type { ProductService } from './product-service'

/** Does every job that is due but the deliveries. */
export async function runJobs({ ctx }: ProductService): Promise<void> {
  const { [deliverEventTask]: _deliveries, ...tasks } = service.createTasks(ctx)
  await runDueJobs(ctx, tasks)
}

/** Stock events that wait for delivery after the jobs, oldest first. */
export async function eventsOf<T extends object>(shop: ProductService, type: string): Promise<T[]> {
  await runJobs(shop)
  const events = await listWaitingDeliveries<T>(shop.ctx.db, { type })
  return events.map(({ data }) => data)
}

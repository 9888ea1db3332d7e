import { runDueWork } from '@ecommerce/shared/jobs/worker'
import { listWaitingDeliveries } from '@ecommerce/testkit/waiting-jobs'
import { service } from '../../src/service'
import type { ProductService } from './product-service'

/** Does every job that is due but the deliveries. */
export async function runJobs({ ctx }: ProductService): Promise<void> {
  const tasks = Object.entries(service.createWork(ctx).tasks).filter(([name]) => !name.startsWith('deliver-'))
  await runDueWork(ctx, { tasks: Object.fromEntries(tasks) })
}

/** Stock events that wait for delivery after the jobs, oldest first. */
export async function eventsOf<T extends object>(shop: ProductService, type: string): Promise<T[]> {
  await runJobs(shop)
  const events = await listWaitingDeliveries<T>(shop.ctx.db, { type })
  return events.map(({ data }) => data)
}

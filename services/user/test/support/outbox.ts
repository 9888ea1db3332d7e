import { service } from '../../src/index'
import type { EventData } from '@ecommerce/contracts/events'
import { runDueWork } from '@ecommerce/shared/jobs/worker'
import { listWaitingEvents } from '@ecommerce/testkit/waiting-jobs'
import { signUp, type SignedInBody, type UserApp } from './user-app'

/** Undelivered events of the service, oldest first. */
export async function published<T extends keyof EventData>(
  { ctx }: UserApp,
  type: T,
  userId: string,
): Promise<EventData[T][]> {
  const events = await listWaitingEvents<EventData[T]>(ctx.db, { type, about: { userId } })
  return events.map(({ data }) => data)
}

/** Returns the newest one-time token that was mailed to the address. */
export async function mailedToken(
  app: UserApp,
  type: 'user.email-verification-requested' | 'user.password-reset-requested',
  userId: string,
): Promise<string> {
  const events = await published(app, type, userId)
  const newest = events.at(-1)
  if (!newest) throw new Error(`Nothing of ${type} was mailed to ${userId}`)
  return app.ctx.sealed.unseal(newest.sealedToken)
}

/** Registers a customer who verifies the address by link, signed in or not. */
export async function signUpVerified(app: UserApp, ...args: [person?: object]): Promise<SignedInBody> {
  const person = await signUp(app, ...args)
  const token = await mailedToken(app, 'user.email-verification-requested', person.user.id)
  await app.api.post('/api/users/email/verify').send({ token }).expect(204)
  return person
}

/** Runs every due job, deliveries to other services included. */
export const workAndDeliver = ({ ctx }: UserApp): Promise<void> => runDueWork(ctx, service.createWork(ctx))

/** Runs due jobs; deliveries to other services stay queued. */
export function work({ ctx }: UserApp): Promise<void> {
  const tasks = Object.entries(service.createWork(ctx).tasks).filter(([name]) => !name.startsWith('deliver-'))
  return runDueWork(ctx, { tasks: Object.fromEntries(tasks) })
}

export const actorRoles = ['customer', 'guest', 'admin', 'service'] as const

/** Roles that are erased with their orders. */
export const buyerRoles: readonly Actor['role'][] = ['customer', 'guest']

/** Author of a change; `id` is of a guest or user, or a service's name. */
export type Actor = { role: (typeof actorRoles)[number]; id: string | null }

/** Actor of jobs and provider notifications. */
export const systemActor: Actor = { role: 'service', id: 'order-service' }

export const buyerOf = ({ customerId, userId }: { customerId: string; userId: string | null }): Actor =>
  userId === null ? { role: 'guest', id: customerId } : { role: 'customer', id: userId }

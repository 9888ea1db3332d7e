export const actorRoles = ['customer', 'guest', 'admin', 'service'] as const

/** Roles of those who are erased with their order. */
export const buyerRoles: readonly Actor['role'][] = ['customer', 'guest']

/** Who did something to an order. A guest's id is that of the guest, a service's its name. */
export type Actor = { role: (typeof actorRoles)[number]; id: string | null }

/** What happens by itself: a job, or a provider's word. */
export const ourselves: Actor = { role: 'service', id: 'order-service' }

export const buyerOf = ({ customerId, userId }: { customerId: string; userId: string | null }): Actor =>
  userId === null ? { role: 'guest', id: customerId } : { role: 'customer', id: userId }

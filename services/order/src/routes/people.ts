import type { Party } from '@ecommerce/shared/openapi/operation'

export const people = ['customer', 'admin'] as const satisfies readonly Party[]
export const customers = ['customer'] as const satisfies readonly Party[]
export const admins = ['admin'] as const satisfies readonly Party[]
/** Who may have a cart. */
export const shoppers = ['public', 'cart-token', 'customer', 'admin'] as const satisfies readonly Party[]
/** Who may have bought an order. */
export const buyers = ['order-token', 'customer', 'admin'] as const satisfies readonly Party[]

import type { Audience } from '@ecommerce/shared/openapi/operation'

export const customersAndAdmins = ['customer', 'admin'] as const satisfies readonly Audience[]
export const customers = ['customer'] as const satisfies readonly Audience[]
export const admins = ['admin'] as const satisfies readonly Audience[]
/** Audiences of cart routes. */
export const cartBuyers = ['public', 'cart-token', 'customer', 'admin'] as const satisfies readonly Audience[]
/** Audiences of a buyer's order routes. */
export const buyers = ['order-token', 'customer', 'admin'] as const satisfies readonly Audience[]

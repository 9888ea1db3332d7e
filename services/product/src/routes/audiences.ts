import type { Audience } from '@ecommerce/shared/openapi/operation'

/** Audience of the catalogue. */
export const everybody = ['public', 'customer', 'admin', 'service'] as const satisfies readonly Audience[]
export const customers = ['customer'] as const satisfies readonly Audience[]
export const admins = ['admin'] as const satisfies readonly Audience[]
export const services = ['service'] as const satisfies readonly Audience[]

import type { Party } from '@ecommerce/shared/openapi/operation'

/** Who may read the catalogue. */
export const everybody = ['public', 'customer', 'admin', 'service'] as const satisfies readonly Party[]
export const customers = ['customer'] as const satisfies readonly Party[]
export const admins = ['admin'] as const satisfies readonly Party[]
export const services = ['service'] as const satisfies readonly Party[]

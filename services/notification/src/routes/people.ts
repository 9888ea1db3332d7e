import type { Party } from '@ecommerce/shared/openapi/operation'

export const people = ['customer', 'admin'] as const satisfies readonly Party[]
export const admins = ['admin'] as const satisfies readonly Party[]

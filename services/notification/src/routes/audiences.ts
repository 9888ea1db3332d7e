import type { Audience } from '@ecommerce/shared/openapi/operation'

export const customersAndAdmins = ['customer', 'admin'] as const satisfies readonly Audience[]
export const admins = ['admin'] as const satisfies readonly Audience[]

import type { Audience } from '@ecommerce/shared/openapi/operation'

export const customersAndAdmins = ['customer', 'admin'] as const satisfies readonly Audience[]
export const admins = ['admin'] as const satisfies readonly Audience[]

/** Error codes of routes that check the session. */
export const sessionErrors = { 401: ['session-ended'] }
export const passwordErrors = { 401: ['session-ended', 'invalid-credentials'], 429: ['account-locked'] }
export const codeErrors = { 401: ['session-ended', 'invalid-credentials', 'invalid-code'], 429: ['account-locked'] }
export const adminErrors = { 401: ['session-ended'], 403: ['mfa-required'] }

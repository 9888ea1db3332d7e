import type { Device } from './domain/sessions/session'

/** Runs `sendPasswordReset` of commands/passwords/send-password-reset.ts. */
export const sendPasswordResetTask = 'send-password-reset'

export type SendPasswordReset = { id: string; sealedEmail: string; device: Device }

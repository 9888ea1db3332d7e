/** Purposes of one-time tokens and their life in minutes. */
export const tokenMinutes = { 'email-verification': 24 * 60, 'password-reset': 60, 'sign-in': 5 } as const

export type TokenPurpose = keyof typeof tokenMinutes

/** Maximum mails an hour with a token of one purpose to one address. */
export const mailsPerHour = 5

/** What a one-time token is for, and for how many minutes it is good. */
export const tokenMinutes = { 'email-verification': 24 * 60, 'password-reset': 60, 'sign-in': 5 } as const

export type TokenPurpose = keyof typeof tokenMinutes

/** How many of one purpose an account is given in an hour, whoever asks for them: mails must not become a nuisance. */
export const tokensPerHour: Record<TokenPurpose, number> = {
  'email-verification': 5,
  'password-reset': 5,
  'sign-in': 100,
}

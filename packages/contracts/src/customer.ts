/** User data for other services; the higher `version` is newer. */
export type Contact = {
  userId: string
  email: string
  name: string
  locale: string
  /** True once a link mailed to the address has been used. */
  emailVerified: boolean
  /** True once the owner proved to own the address, which assigns its guest orders. Implies `emailVerified`. */
  emailOwned: boolean
  /** Latest consent to marketing mail. */
  marketingConsent: boolean
  version: number
}

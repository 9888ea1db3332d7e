/** User data for other services, from `GET /internal/users/:id` and events; of two, the higher `version` is newer. */
export type Contact = {
  userId: string
  email: string
  name: string
  locale: string
  /** True once a link mailed to the address has been used. */
  emailVerified: boolean
  /**
   * True once the account's owner has proved to own the address; guest orders under it then belong to the account.
   * Implies `emailVerified`.
   */
  emailOwned: boolean
  /** Whether they want advertising, as they last said in their profile. */
  marketingConsent: boolean
  version: number
}

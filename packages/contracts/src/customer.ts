/**
 * What other services may know of a registered person: answered by `GET /internal/users/:id` and told by events. Of two, the one
 * with the higher `version` is the newer.
 */
export type Contact = {
  userId: string
  email: string
  name: string
  locale: string
  emailVerified: boolean
  /** Whether they want advertising, as they last said in their profile. */
  marketingConsent: boolean
  version: number
}

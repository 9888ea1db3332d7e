/**
 * What other services may know of a registered person: answered by `GET /internal/users/:id` and told by events. Of two, the one
 * with the higher `version` is the newer.
 */
export type Contact = {
  userId: string
  email: string
  name: string
  locale: string
  /** Somebody has used a link that was mailed to the address. */
  emailVerified: boolean
  /** It was somebody of this account: only then is what a guest did under the address theirs. Implies `emailVerified`. */
  emailOwned: boolean
  /** Whether they want advertising, as they last said in their profile. */
  marketingConsent: boolean
  version: number
}

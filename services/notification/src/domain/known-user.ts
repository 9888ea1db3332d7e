import type { Contact } from '@ecommerce/contracts/customer'

/** The local copy of a user; whether guest orders belong to them does not matter here. */
export type KnownUser = Omit<Contact, 'emailOwned'>

import type { Contact } from '@ecommerce/contracts/customer'

/** Local copy of a user, without ownership of guest orders. */
export type KnownUser = Omit<Contact, 'emailOwned'>

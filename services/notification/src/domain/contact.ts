import type { Contact } from '@ecommerce/contracts/customer'

/** Whom this service writes to; whose a guest's orders are is nothing to it. */
export type KnownContact = Omit<Contact, 'emailOwned'>

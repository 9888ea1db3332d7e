import type { Contact } from '@ecommerce/contracts/customer'

/** Whom we sell to; whether they want advertising is nothing to this service. */
export type Customer = Omit<Contact, 'marketingConsent'>

/** Known customer; after erasure only the id remains. */
export type StoredCustomer = (Customer & { erasedAt: null }) | { userId: string; erasedAt: Date }

/** A person, and the address that their account owns: what a guest did under it is then theirs too. */
export type Person = { userId: string; email: string | undefined }

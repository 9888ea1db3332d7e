import type { Contact } from '@ecommerce/contracts/customer'

/** Customer data without marketing consent, which this service does not need. */
export type Customer = Omit<Contact, 'marketingConsent'>

/** Known customer; after erasure only the id remains. */
export type StoredCustomer = (Customer & { erasedAt: null }) | { userId: string; erasedAt: Date }

/** User and the address their account owns, whose guest data is theirs. */
export type OrderOwner = { userId: string; email: string | undefined }

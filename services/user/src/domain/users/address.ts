import type { Address } from '@ecommerce/contracts/address'

export const addressLimit = 20

export type AddressRef = { userId: string; id: string }

/** Stored address; missing fields are null. */
export type StoredAddress = { [K in keyof Address]-?: undefined extends Address[K] ? string | null : Address[K] } & {
  id: string
  label: string | null
  isDefault: boolean
}

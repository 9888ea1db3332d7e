import type { Address } from '@ecommerce/contracts/address'

export const addressLimit = 20

export type AddressRef = { userId: string; id: string }

/** An address in a person's book, as it is kept: what it lacks is null. */
export type StoredAddress = { [K in keyof Address]-?: undefined extends Address[K] ? string | null : Address[K] } & {
  id: string
  label: string | null
  isDefault: boolean
}

/** An address as the API shows it: what it lacks is left out. */
export const toAddressView = ({ label, line2, region, phone, ...address }: StoredAddress) => ({
  ...address,
  ...(label !== null && { label }),
  ...(line2 !== null && { line2 }),
  ...(region !== null && { region }),
  ...(phone !== null && { phone }),
})

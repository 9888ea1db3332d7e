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
export const toAddressView = (stored: StoredAddress) => ({
  id: stored.id,
  ...toPostalAddress(stored),
  ...(stored.label !== null && { label: stored.label }),
  isDefault: stored.isDefault,
})

/** An address as it stands on a parcel, without what its owner noted beside it in the book. */
export const toPostalAddress = (stored: StoredAddress): Address => {
  const { name, line1, line2, city, region, postalCode, country, phone } = stored
  return {
    name,
    line1,
    ...(line2 !== null && { line2 }),
    city,
    ...(region !== null && { region }),
    ...(postalCode !== null && { postalCode }),
    country,
    ...(phone !== null && { phone }),
  }
}

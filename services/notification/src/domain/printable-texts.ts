import type { Address } from '@ecommerce/contracts/address'
import { isPrintableLine, isPrintableName } from '@ecommerce/contracts/text/person-text'

/** Template data; the name is omitted for unproved addresses and unprintable names. */
export type Printable<T> = T | (Omit<T, 'name'> & { name?: string | undefined })

type PersonalTexts = object & { name?: string | undefined; shippingAddress?: Address }

/** Removes personal texts that today's rules would reject. */
export function printableTexts({ name, shippingAddress }: PersonalTexts) {
  return {
    name: name !== undefined && isPrintableName(name) ? name : undefined,
    ...(shippingAddress && { shippingAddress: shownAddress(shippingAddress) }),
  }
}

const shownAddress = ({ name, country, ...lines }: Address) => ({
  ...Object.fromEntries(Object.entries(lines).filter(([, line]) => isPrintableLine(line))),
  ...(isPrintableName(name) && { name }),
  country,
})

/** Name of a user with a verified address; otherwise undefined. */
export const nameFor = ({ name, emailVerified }: { name: string; emailVerified: boolean }): { name?: string } =>
  emailVerified ? { name } : {}

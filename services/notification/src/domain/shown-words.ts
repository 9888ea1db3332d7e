import type { Address } from '@ecommerce/contracts/address'
import { isShowableLine, isShowableName } from '@ecommerce/contracts/text/person-text'

/**
 * Data for a template; the name is left out where the address may belong to another person or the name is not
 * printable.
 */
export type Shown<T> = T | (Omit<T, 'name'> & { name?: string | undefined })

type PersonalWords = object & { name?: string | undefined; shippingAddress?: Address }

/** Returns personal texts without those that today's rules would reject, as older data may contain them. */
export function shownWords({ name, shippingAddress }: PersonalWords) {
  return {
    name: name !== undefined && isShowableName(name) ? name : undefined,
    ...(shippingAddress && { shippingAddress: shownAddress(shippingAddress) }),
  }
}

const shownAddress = ({ name, country, ...lines }: Address) => ({
  ...Object.fromEntries(Object.entries(lines).filter(([, line]) => isShowableLine(line))),
  ...(isShowableName(name) && { name }),
  country,
})

/** A person's name where the address that it goes to is known to be theirs, and nothing anywhere else. */
export const nameFor = ({ name, emailVerified }: { name: string; emailVerified: boolean }): { name?: string } =>
  emailVerified ? { name } : {}

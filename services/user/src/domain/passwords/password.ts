import { type CommonPasswords, isMadeOf } from './common-password'

/** bcrypt reads 72 bytes and passes over the rest, so a longer password would be open to others that begin alike. */
const longest = 72

export const fitsBcrypt = (password: string) => Buffer.byteLength(password) <= longest

/** Limit of raw input: no form of a 72-byte password is longer, and normalizing longer text could take seconds. */
const longestInput = 4 * longest

/** Canonical form (NFC) in which passwords are hashed and compared; undefined for text that is too long to be one. */
export const normalizePassword = (text: string): string | undefined =>
  text.length > longestInput ? undefined : text.normalize('NFC')

/** Context of a new password: words that attackers try first. */
export type PasswordOwner = { email?: string; name?: string; shopName: string }

/** Fault of a new password in canonical form, as the end of an error message; undefined when there is none. */
export function passwordFault(
  password: string | undefined,
  { common, owner }: { common: CommonPasswords; owner: PasswordOwner },
): string | undefined {
  if (password === undefined || !isFit(password)) return 'must be text of 8 to 72 bytes in UTF-8'
  if (common.has(password)) return 'is one of the commonest passwords, which are tried first, or nearly so'
  return ownerFault(password, owner)
}

export function ownerFault(password: string, { email, name, shopName }: PasswordOwner): string | undefined {
  const tried = password.trim().toLowerCase()
  const [address, localPart] =
    email === undefined ? [] : [email.trim().toLowerCase(), email.trim().toLowerCase().split('@', 1)[0]]
  if (tried === address || tried === localPart) return 'must not be the own e-mail address'
  const words = [address ?? '', localPart ?? '', name ?? '', shopName].map((word) => word.slice(0, 254))
  return isMadeOf(
    password,
    words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]),
  )
    ? 'must not be made of the own name, the own e-mail address or the name of the shop'
    : undefined
}

/** Half a surrogate pair has no UTF-8 of its own: two passwords with different halves would be one. */
const isFit = (password: string) =>
  Buffer.byteLength(password) >= 8 && fitsBcrypt(password) && !/\p{Surrogate}/u.test(password)

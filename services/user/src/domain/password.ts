import { type CommonPasswords, isMadeOf } from './common-password'

/** bcrypt reads 72 bytes and passes over the rest, so a longer password would be open to others that begin alike. */
const longest = 72

export const fitsBcrypt = (password: string) => Buffer.byteLength(password) <= longest

/** No text of 72 bytes is longer in any other form. Longer ones are never normalized, which could take seconds. */
const longestInput = 4 * longest

/** The one form that a password is taken and compared in (NFC), whatever form a keyboard sends; undefined when it is too long to be one. */
export const normalizePassword = (text: string): string | undefined =>
  text.length > longestInput ? undefined : text.normalize('NFC')

/** Whose password it will be, and where: words that are tried first. */
export type PasswordOwner = { email?: string; name?: string; shopName: string }

/** What is wrong with a new password in its form, to stand behind its name; undefined when nothing is. */
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

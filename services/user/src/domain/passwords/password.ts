import { type CommonPasswords, isMadeOf } from './common-password'

/** bcrypt ignores bytes after 72, which would make longer passwords equal. */
const maxBytes = 72

export const fitsBcrypt = (password: string) => Buffer.byteLength(password) <= maxBytes

/** Limit of raw input, since normalizing longer text could take seconds. */
const maxInputLength = 4 * maxBytes

/** Canonical form (NFC) for hashing and comparing; undefined if too long. */
export const normalizePassword = (text: string): string | undefined =>
  text.length > maxInputLength ? undefined : text.normalize('NFC')

/** Owner's words, which attackers try first. */
export type PasswordOwner = { email?: string; name?: string; shopName: string }

/** End of an error message for an unacceptable new password; otherwise undefined. */
export function passwordError(
  password: string | undefined,
  { common, owner }: { common: CommonPasswords; owner: PasswordOwner },
): string | undefined {
  if (password === undefined || !isFit(password)) return 'must be text of 8 to 72 bytes in UTF-8'
  if (common.has(password)) return 'is one of the commonest passwords, which are tried first, or nearly so'
  return ownerError(password, owner)
}

export function ownerError(password: string, { email, name, shopName }: PasswordOwner): string | undefined {
  const tried = password.trim().toLowerCase()
  const [address, localPart] =
    email === undefined ? [] : [email.trim().toLowerCase(), email.trim().toLowerCase().split('@', 1)[0]]
  if (tried === address || tried === localPart) return 'must not be your e-mail address'
  const words = [address ?? '', localPart ?? '', name ?? '', shopName].map((word) => word.slice(0, 254))
  return isMadeOf(
    password,
    words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]),
  )
    ? 'must not consist of your name, your e-mail address or the name of the store'
    : undefined
}

/** Unpaired surrogates have no UTF-8, which would make passwords equal. */
const isFit = (password: string) =>
  Buffer.byteLength(password) >= 8 && fitsBcrypt(password) && !/\p{Surrogate}/u.test(password)

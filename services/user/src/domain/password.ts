/** bcrypt reads 72 bytes and passes over the rest, so a longer password would be open to others that begin alike. */
export const fitsBcrypt = (password: string) => Buffer.byteLength(password) <= 72

/** What is wrong with a new password, to stand behind its name; undefined when nothing is. `common` are in lower case. */
export function passwordFault(
  password: string,
  { common, email }: { common: ReadonlySet<string>; email?: string },
): string | undefined {
  if (!isFit(password)) return 'must be text of 8 to 72 bytes in UTF-8'
  if (common.has(password.toLowerCase())) return 'is one of the commonest passwords, which are tried first'
  return email === undefined ? undefined : emailFault(password, email)
}

export function emailFault(password: string, email: string): string | undefined {
  const [tried, address] = [password.trim().toLowerCase(), email.trim().toLowerCase()]
  const resembles = tried === address || tried === address.split('@', 1)[0]
  return resembles ? 'must not be the own e-mail address' : undefined
}

/** Half a surrogate pair has no UTF-8 of its own: two passwords with different halves would be one. */
const isFit = (password: string) =>
  Buffer.byteLength(password) >= 8 && fitsBcrypt(password) && !/\p{Surrogate}/u.test(password)

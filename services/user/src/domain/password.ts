/** bcrypt reads 72 bytes and passes over the rest, so a longer password would be open to others that begin alike. */
export const fitsBcrypt = (password: string) => Buffer.byteLength(password) <= 72

/** Half a surrogate pair has no UTF-8 of its own: two passwords with different halves would be one. */
export const isFitPassword = (password: string) =>
  Buffer.byteLength(password) >= 8 && fitsBcrypt(password) && !/\p{Surrogate}/u.test(password)

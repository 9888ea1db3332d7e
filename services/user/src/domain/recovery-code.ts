export const recoveryCodeCount = 10

/** Crockford's base32: 32 letters and digits without those that are read for one another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten random bytes as a code of 50 bits that can be read aloud: `7k2mq-x04ht`. */
export function toRecoveryCode(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, 10)].map((byte) => alphabet[byte % 32]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** The code as it was given out, however it was typed. */
export function normalizeRecoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

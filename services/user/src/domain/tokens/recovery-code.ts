export const recoveryCodeCount = 10

/** Crockford's base32, without easily confused characters. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const letters = 16

/** Random bytes enough for a code. */
export const recoveryCodeBytes = letters

/** 80 bits as readable groups: `7k2m-qx04-ht9c-w3re`. */
export const toRecoveryCode = (bytes: Buffer): string =>
  inGroups([...bytes.subarray(0, letters)].map((byte) => alphabet[byte % 32]).join(''), 4)

/** Codes that were given out before were two groups of five. */
export const isOldRecoveryCode = (code: string): boolean => code.length === 11

/** The code as it was given out, however it was typed. */
export function normalizeRecoveryCode(typed: string): string {
  const read = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return inGroups(read, read.length === 10 ? 5 : 4)
}

const inGroups = (text: string, size: number) => text.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1-')

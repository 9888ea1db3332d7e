import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

const periodSeconds = 30

/** Secret of 160 bits in base32 (RFC 4226, section 4). */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** `otpauth://` URI for authenticator apps, and its QR code. */
export function totpEnrolment(given: { secret: string; account: string; issuer: string }): {
  otpauthUri: string
  qrSvg: string
} {
  const otpauthUri = totpOf(given.secret, given).toString()
  return { otpauthUri, qrSvg: renderSVG(otpauthUri, { ecc: 'M', border: 4 }) }
}

/** Time step of a six-digit code within one neighbour (RFC 6238, section 5.2); otherwise undefined. */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1_000 / periodSeconds) + delta
}

const totpOf = (secret: string, { account = '', issuer = '' }: { account?: string; issuer?: string } = {}) =>
  new TOTP({ secret, label: account, issuer, algorithm: 'SHA1', digits: 6, period: periodSeconds })

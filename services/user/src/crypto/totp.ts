import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

const periodSeconds = 30

/** A new secret of 160 bits in base32, as RFC 4226, section 4, recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** Returns the `otpauth://` URI of the secret for authenticator apps, and its QR code. */
export function totpEnrolment(given: { secret: string; account: string; issuer: string }): {
  otpauthUri: string
  qrSvg: string
} {
  const otpauthUri = totpOf(given.secret, given).toString()
  return { otpauthUri, qrSvg: renderSVG(otpauthUri, { ecc: 'M', border: 4 }) }
}

/** The time step that a code of six digits belongs to, this one or a neighbour (RFC 6238, section 5.2); undefined when it is wrong. */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1_000 / periodSeconds) + delta
}

const totpOf = (secret: string, { account = '', issuer = '' }: { account?: string; issuer?: string } = {}) =>
  new TOTP({ secret, label: account, issuer, algorithm: 'SHA1', digits: 6, period: periodSeconds })

import Joi, { type CustomHelpers } from 'joi'
import { domainToASCII, domainToUnicode } from 'node:url'

/** Limit of raw input: normalizing longer text costs more than linear time. */
const maxInputLength = 512

/** Limits of RFC 5321, section 4.5.3.1, in bytes. */
const maxLength = { address: 254, localPart: 64 }

const inForm = Joi.extend((joi) => ({
  type: 'string',
  base: joi.string(),
  validate(value: string, { error }: CustomHelpers) {
    const address = normalizeEmailAddress(value)
    return address === undefined ? { value, errors: error('string.email') } : { value: address }
  },
})) as typeof Joi

/** E-mail address of a request, brought to its canonical form; at most 254 bytes. */
export const emailAddress = () => inForm.string().email({ tlds: false, minDomainSegments: 2 }).max(maxLength.address)

/** E-mail address in an event or a call of another service. */
export const receivedEmailAddress = () => Joi.string().custom(emailForm).email({ tlds: false })

/** Canonical form of a stored address; unchanged if it has none. */
export const emailForm = (known: string): string => normalizeEmailAddress(known) ?? known

/**
 * Canonical address: trimmed, NFKC, lower case, ASCII domain (UTS 46). Undefined if invalid, too long or with
 * invisible characters.
 */
export function normalizeEmailAddress(text: string): string | undefined {
  if (text.length > maxInputLength) return undefined
  const folded = text.normalize('NFKC').trim().toLowerCase().normalize('NFKC')
  const [localPart = '', domainText = '', ...rest] = folded.split('@')
  const domain = normalizeDomain(domainText)
  if (rest.length > 0 || domain === undefined || !isLocalPart(localPart)) return undefined
  const address = `${localPart}@${domain}`
  return Buffer.byteLength(address) <= maxLength.address ? address : undefined
}

/** ASCII domain name; undefined for IP addresses, URL parts or invalid Punycode. */
function normalizeDomain(text: string): string | undefined {
  if (text.length > maxLength.address || /[^a-z0-9.\u0080-\u{10ffff}-]/u.test(text)) return undefined
  const ascii = domainToASCII(text).replace(/\.$/, '')
  const labels = ascii.split('.')
  const isName = labels.length > 1 && labels.every((label) => domainLabel.test(label)) && /[a-z]/.test(labels.at(-1)!)
  return isName && isDecodable(ascii) ? ascii : undefined
}

/** Returns true if each Punycode label decodes to this form; Node 22 keeps broken ones. */
function isDecodable(ascii: string): boolean {
  const unicode = domainToUnicode(ascii)
  return !unicode.split('.').some((label) => label.startsWith('xn--')) && domainToASCII(unicode) === ascii
}

const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** Control and format characters, spaces, private use, and default-ignorable ones such as zero-width letters. */
const unseen = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u

/** Dot-separated atoms (RFC 5321, 6531); quoted forms are rejected. */
const atoms = /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+(\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+)*$/u

const isLocalPart = (text: string) =>
  Buffer.byteLength(text) <= maxLength.localPart && atoms.test(text) && !unseen.test(text)

/** A BCP 47 language tag of the plain kind: `en`, `de-AT`. */
export const localeTag = () => Joi.string().pattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'BCP 47 language tag')

import Joi from 'joi'

/** An e-mail address, trimmed and lower-cased, at most 254 characters (RFC 5321). Look-alikes such as full-width letters are that address (NFKC). */
export const emailAddress = () =>
  Joi.string()
    .max(254)
    .custom((value: string) => (value.length > 254 ? value : value.normalize('NFKC').trim().toLowerCase()))
    .email({ tlds: false, minDomainSegments: 2, ignoreLength: false })

/** A BCP 47 language tag of the plain kind: `en`, `de-AT`. */
export const localeTag = () => Joi.string().pattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'BCP 47 language tag')

import Joi from 'joi'
import { countryCode } from './country'
import { addressLine, personName } from './person-text'

/** A postal address; `country` is an ISO 3166-1 alpha-2 code. */
export type Address = {
  name: string
  line1: string
  line2?: string
  city: string
  region?: string
  postalCode: string
  country: string
  phone?: string
}

export const addressKeys = {
  name: personName(200).required(),
  line1: addressLine(200).required(),
  line2: addressLine(200),
  city: addressLine(200).required(),
  region: addressLine(200),
  postalCode: addressLine(20).required(),
  country: countryCode().required(),
  phone: Joi.string()
    .pattern(/^\+?[0-9 ().-]{3,30}$/, 'telephone number')
    .max(30),
}

export const address = Joi.object<Address, true>(addressKeys)

/** An address as events tell it: it was checked when it was given, perhaps by an earlier rule, and is no reason to refuse an event. */
export const toldAddress = Joi.object<Address, true>({
  name: Joi.string().required(),
  line1: Joi.string().required(),
  line2: Joi.string(),
  city: Joi.string().required(),
  region: Joi.string(),
  postalCode: Joi.string().required(),
  country: countryCode().required(),
  phone: Joi.string(),
})

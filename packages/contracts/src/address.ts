import Joi from 'joi'
import { countriesWithoutPostalCode, countryCode } from './country'
import { addressLine, personName } from './text/person-text'
import { phoneNumber } from './text/phone-number'

/** Postal address; `country` is ISO 3166-1 alpha-2, `postalCode` may be missing where a country has none. */
export type Address = {
  name: string
  line1: string
  line2?: string
  city: string
  region?: string
  postalCode?: string
  country: string
  phone?: string
}

export const postalCode = () => addressLine(20)

export const addressKeys = {
  name: personName(200).required(),
  line1: addressLine(200).required(),
  line2: addressLine(200),
  city: addressLine(200).required(),
  region: addressLine(200),
  postalCode: postalCode()
    .when('country', { is: Joi.valid(...countriesWithoutPostalCode), otherwise: Joi.required() })
    .description('Required where the country has postal codes.'),
  country: countryCode().required(),
  phone: phoneNumber(),
}

export const address = Joi.object<Address, true>(addressKeys)

/** Address in events: valid by the rules of its time, so not validated again. */
export const addressOutput = Joi.object<Address, true>({
  name: Joi.string().required(),
  line1: Joi.string().required(),
  line2: Joi.string(),
  city: Joi.string().required(),
  region: Joi.string(),
  postalCode: Joi.string(),
  country: countryCode().required(),
  phone: Joi.string(),
})

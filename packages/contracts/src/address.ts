import Joi from 'joi'
import { countryCode } from './country'
import { text } from './text'

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

const line = () => text(200)

export const addressKeys = {
  name: line().required(),
  line1: line().required(),
  line2: line(),
  city: line().required(),
  region: line(),
  postalCode: text(20).required(),
  country: countryCode().required(),
  phone: Joi.string()
    .pattern(/^\+?[0-9 ().-]{3,30}$/, 'telephone number')
    .max(30),
}

export const address = Joi.object<Address, true>(addressKeys)

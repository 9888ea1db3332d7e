import { addressKeys, postalCode } from '@ecommerce/contracts/address'
import { countriesWithoutPostalCode } from '@ecommerce/contracts/country'
import { addressLine } from '@ecommerce/contracts/text/person-text'
import Joi from 'joi'
import type { AddressChange } from '../../commands/addresses/change-address'
import type { StoredAddress } from '../../domain/users/address'

const own = { label: addressLine(50), isDefault: Joi.boolean() }

/** Optional fields may be null, which clears them in a change. */
const nullable = {
  label: own.label.allow(null),
  line2: addressKeys.line2.allow(null),
  region: addressKeys.region.allow(null),
  postalCode: postalCode().allow(null),
  phone: addressKeys.phone.allow(null),
}

type AddressRequest = Omit<StoredAddress, 'id'>

export const addressRequest = Joi.object<AddressRequest>({
  ...addressKeys,
  label: nullable.label.default(null),
  line2: nullable.line2.default(null),
  region: nullable.region.default(null),
  postalCode: postalCode().when('country', {
    is: Joi.valid(...countriesWithoutPostalCode),
    then: Joi.string().allow(null).default(null),
    otherwise: Joi.required(),
  }),
  phone: nullable.phone.default(null),
  isDefault: own.isDefault.default(false),
})

export const addressChange = Joi.object<AddressChange>({ ...addressKeys, ...own, ...nullable })
  .fork(['name', 'line1', 'city', 'country'], (field) => field.optional())
  .min(1)
  .messages({ 'object.min': 'at least one field of the address is required' })

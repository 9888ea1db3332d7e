import { type Address, addressKeys } from '@ecommerce/contracts/address'
import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { StoredAddress } from '../../domain/users/address'

export const addressExample = {
  name: 'Ada Byron',
  line1: '1 Analytical Way',
  city: 'London',
  postalCode: 'N1 7AA',
  country: 'GB',
}

export const address = resource<StoredAddress>({
  name: 'Address',
  schema: Joi.object({
    id: uuid().required(),
    ...addressKeys,
    label: Joi.string(),
    isDefault: Joi.boolean().required(),
  }),
  example: { id: '01890a5d-ac96-774b-bcce-b302099a8062', ...addressExample, label: 'Home', isDefault: true },
  view: (stored) => ({
    id: stored.id,
    ...postalAddressView(stored),
    ...(stored.label !== null && { label: stored.label }),
    isDefault: stored.isDefault,
  }),
})

/** Postal part of an address, without notes and missing fields. */
export const postalAddressView = (stored: StoredAddress): Address => {
  const { name, line1, line2, city, region, postalCode, country, phone } = stored
  return {
    name,
    line1,
    ...(line2 !== null && { line2 }),
    city,
    ...(region !== null && { region }),
    ...(postalCode !== null && { postalCode }),
    country,
    ...(phone !== null && { phone }),
  }
}

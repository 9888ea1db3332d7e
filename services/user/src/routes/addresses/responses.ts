import { addressKeys } from '@ecommerce/contracts/address'
import { resource } from '@ecommerce/shared/http/responses'
import Joi from 'joi'
import { type StoredAddress, toAddressView } from '../../domain/address'

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
    id: Joi.string().uuid().required(),
    ...addressKeys,
    label: Joi.string(),
    isDefault: Joi.boolean().required(),
  }),
  example: { id: '01890a5d-ac96-774b-bcce-b302099a8062', ...addressExample, label: 'Home', isDefault: true },
  view: toAddressView,
})

import { address as postalAddressSchema } from '@ecommerce/contracts/address'
import type { Contact } from '@ecommerce/contracts/customer'
import { uuid } from '@ecommerce/contracts/uuid'
import type { EndedTokens } from '@ecommerce/shared/auth/ended-sessions/ended-sessions'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { StoredAddress } from '../../domain/users/address'
import { type StoredUser, toContact } from '../../domain/users/user'
import { addressExample, postalAddressView } from '../addresses/responses'

export const contact = resource<StoredUser>({
  name: 'Contact',
  schema: Joi.object<Contact>({
    userId: uuid().required(),
    email: Joi.string().required(),
    name: Joi.string().required(),
    locale: Joi.string().required(),
    emailVerified: Joi.boolean().required(),
    emailOwned: Joi.boolean().required().description("The account's owner has proved to own the address."),
    marketingConsent: Joi.boolean().required(),
    version: Joi.number().integer().required(),
  }),
  view: toContact,
})

export const endedTokens = resource<EndedTokens>({
  name: 'EndedTokens',
  schema: Joi.object({
    sessionIds: Joi.array().items(uuid()).required(),
    tokenVersions: Joi.array()
      .items(Joi.object({ userId: uuid().required(), version: Joi.number().integer().required() }))
      .required(),
  }),
  view: ({ sessionIds, tokenVersions }) => ({ sessionIds, tokenVersions }),
})

export const postalAddress = resource<StoredAddress>({
  name: 'PostalAddress',
  schema: postalAddressSchema,
  example: addressExample,
  view: postalAddressView,
})

import { resource } from '@ecommerce/shared/http/responses'
import { serviceNames } from '@ecommerce/contracts/service-names'
import type { PersonalData } from '@ecommerce/contracts/personal-data'
import Joi from 'joi'
import { type Person, toProfileView } from '../../domain/user'
import { progressKeys, userExample, userKeys } from '../users/responses'

export const profile = resource<Person>({
  name: 'Profile',
  schema: Joi.object({
    ...userKeys,
    marketingConsent: Joi.boolean().required(),
    mfaEnabled: Joi.boolean().required(),
  }),
  example: { ...userExample, marketingConsent: false, mfaEnabled: false },
  view: toProfileView,
})

export const personalData = resource<{ exportedAt: Date; data: Record<string, PersonalData> }>({
  name: 'PersonalData',
  schema: Joi.object({
    exportedAt: Joi.string().isoDate().required(),
    services: Joi.array().items(Joi.object(progressKeys)).required(),
    data: Joi.object()
      .pattern(Joi.string(), Joi.object().unknown())
      .required()
      .description('By service; a service that is down is missing, and `services` says so.'),
  }),
  view: ({ exportedAt, data }) => ({
    exportedAt: exportedAt.toISOString(),
    services: serviceNames.map((service) => ({ service, status: service in data ? 'done' : 'pending' })),
    data,
  }),
})

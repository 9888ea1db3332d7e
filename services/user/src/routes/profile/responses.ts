import { resource } from '@ecommerce/shared/http/routes/responses'
import { serviceNames } from '@ecommerce/contracts/service-names'
import Joi from 'joi'
import type { ExportedData } from '../../commands/profile/export-personal-data'
import type { User } from '../../domain/users/user'
import { address } from '../addresses/responses'
import { session } from '../sessions/responses'
import { auditEvent, progressKeys, userExample, userKeys, userView } from '../users/responses'

export const profile = resource<User>({
  name: 'Profile',
  schema: Joi.object({
    ...userKeys,
    marketingConsent: Joi.boolean().required(),
    mfaEnabled: Joi.boolean().required(),
  }),
  example: { ...userExample, marketingConsent: false, mfaEnabled: false },
  view: (user) => ({
    ...userView(user),
    marketingConsent: user.marketingConsentAt !== null,
    mfaEnabled: user.mfaEnabled,
  }),
})

export const personalData = resource<ExportedData & { exportedAt: Date }>({
  name: 'PersonalData',
  schema: Joi.object({
    exportedAt: Joi.string().isoDate().required(),
    services: Joi.array().items(Joi.object(progressKeys)).required(),
    data: Joi.object()
      .pattern(Joi.string(), Joi.object().unknown())
      .required()
      .description('By service; unavailable services are missing and listed in `services`.'),
  }),
  view: ({ exportedAt, own, others }) => {
    const data = { 'user-service': ownDataView(own), ...others }
    return {
      exportedAt: exportedAt.toISOString(),
      services: serviceNames.map((service) => ({ service, status: service in data ? 'done' : 'pending' })),
      data,
    }
  },
})

const ownDataView = ({ user, sessionId, addresses, sessions, auditEvents }: ExportedData['own']) => ({
  profile: profile.view(user),
  addresses: addresses.map(address.view),
  sessions: sessions.map((stored) => session.view({ stored, currentId: sessionId })),
  securityEvents: auditEvents.map(auditEvent.view),
})

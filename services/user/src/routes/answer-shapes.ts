import { address, addressKeys } from '@ecommerce/contracts/address'
import { countryCode } from '@ecommerce/contracts/country'
import { serviceNames } from '@ecommerce/contracts/service-names'
import Joi from 'joi'
import { auditTypes } from '../domain/audit'
import { roles, userStatuses } from '../domain/user'

const id = () => Joi.string().uuid()
const instant = () => Joi.string().isoDate()
const text = () => Joi.string()
const oneOf = (values: readonly string[]) => Joi.string().valid(...values)

const user = {
  id: id().required(),
  email: text().required(),
  name: text().required(),
  role: oneOf(roles).required(),
  locale: text().required(),
  emailVerified: Joi.boolean().required(),
  createdAt: instant().required(),
  updatedAt: instant().required(),
}

const tokens = {
  accessToken: text().required(),
  refreshToken: text().required().description('Good for one exchange.'),
  tokenType: text().valid('Bearer').required(),
  expiresIn: Joi.number().integer().required().description('Of the access token, in seconds.'),
}

const device = { userAgent: text().allow(null, '').required(), ip: text().allow(null).required() }

const progress = { service: oneOf(serviceNames).required(), status: oneOf(['done', 'pending']).required() }

/** What this service answers with, by name. */
export const shapes = {
  Country: countryCode(),
  User: Joi.object({ ...user, status: oneOf(userStatuses).required() }),
  Profile: Joi.object({
    ...user,
    marketingConsent: Joi.boolean().required(),
    mfaEnabled: Joi.boolean().required(),
  }),
  SignedIn: Joi.object({
    user: Joi.object(user).required(),
    ...tokens,
    deviceToken: text()
      .required()
      .description(
        'To be sent as `X-Device-Token` at the next sign-in, for 90 days: failures elsewhere do not lock this device. It opens nothing.',
      ),
    mfaSetupRequired: Joi.boolean().description(
      'Admins of this shop need a second factor: until it is set up, this session may do what a customer may.',
    ),
  }),
  CodeNeeded: Joi.object({
    mfaRequired: Joi.boolean().valid(true).required(),
    mfaToken: text().required().description('Good for five minutes at `POST /api/users/login/mfa`.'),
  }),
  Tokens: Joi.object(tokens),
  Verdict: Joi.alternatives(
    Joi.object({
      valid: Joi.boolean().valid(true).required(),
      user: Joi.object({ id: user.id, email: user.email, role: user.role }).required(),
      expiresAt: instant().required(),
    }),
    Joi.object({
      valid: Joi.boolean().valid(false).required(),
      reason: oneOf(['expired', 'invalid', 'session-ended', 'user-disabled']).required(),
    }),
  ),
  Session: Joi.object({
    id: id().required(),
    ...device,
    createdAt: instant().required(),
    lastUsedAt: instant().required(),
    current: Joi.boolean().required().description('It is the one that asks.'),
  }),
  Address: Joi.object({ id: id().required(), ...addressKeys, label: text(), isDefault: Joi.boolean().required() }),
  MfaEnrolment: Joi.object({
    secret: text().required().description('In base32, for an authenticator that cannot scan.'),
    otpauthUri: text().required(),
    qrSvg: text().required().description('The URI as a QR code, to be scanned.'),
  }),
  RecoveryCodes: Joi.object({
    recoveryCodes: Joi.array().items(text()).required().description('Ten; each is good once. They are shown now only.'),
  }),
  Erasure: Joi.object({
    id: id().required(),
    status: oneOf(['done', 'pending']).required(),
    requestedAt: instant().required(),
    services: Joi.array()
      .items(Joi.object({ ...progress, doneAt: instant() }))
      .required(),
  }),
  AuditEvent: Joi.object({
    id: id().required(),
    type: oneOf(auditTypes).required(),
    actorId: id().allow(null).required().description('Who did it, where it was somebody else.'),
    ...device,
    requestId: text().allow(null).required(),
    details: Joi.object().pattern(Joi.string(), Joi.string()).required(),
    createdAt: instant().required(),
  }),
  PersonalData: Joi.object({
    exportedAt: instant().required(),
    services: Joi.array().items(Joi.object(progress)).required(),
    data: Joi.object()
      .pattern(Joi.string(), Joi.object().unknown())
      .required()
      .description('By service; a service that is down is missing, and `services` says so.'),
  }),
  Contact: Joi.object({
    userId: id().required(),
    email: text().required(),
    name: text().required(),
    locale: text().required(),
    emailVerified: Joi.boolean().required(),
    emailOwned: Joi.boolean().required().description('Somebody of the account has shown that the address is theirs.'),
    marketingConsent: Joi.boolean().required(),
    version: Joi.number().integer().required(),
  }),
  EndedTokens: Joi.object({
    sessionIds: Joi.array().items(id()).required(),
    tokenVersions: Joi.array()
      .items(Joi.object({ userId: id().required(), version: Joi.number().integer().required() }))
      .required(),
  }),
  PostalAddress: address,
}

import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { totpEnrolment } from '../../crypto/totp'

export const mfaEnrolment = resource<{ secret: string; account: string; issuer: string }>({
  name: 'MfaEnrolment',
  schema: Joi.object({
    secret: Joi.string().required().description('In base32, for an authenticator that cannot scan.'),
    otpauthUri: Joi.string().required(),
    qrSvg: Joi.string().required().description('The URI as a QR code, to be scanned.'),
  }),
  view: (enrolment) => ({ secret: enrolment.secret, ...totpEnrolment(enrolment) }),
})

export const recoveryCodes = resource<readonly string[]>({
  name: 'RecoveryCodes',
  schema: Joi.object({
    recoveryCodes: Joi.array()
      .items(Joi.string().required())
      .required()
      .description('Ten; each is good once. They are shown now only.'),
  }),
  view: (codes) => ({ recoveryCodes: codes }),
})

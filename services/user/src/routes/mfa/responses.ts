import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { totpEnrolment } from '../../crypto/totp'

export const mfaEnrolment = resource<{ secret: string; account: string; issuer: string }>({
  name: 'MfaEnrolment',
  schema: Joi.object({
    secret: Joi.string().required().description('Secret in base32, for manual entry.'),
    otpauthUri: Joi.string().required(),
    qrSvg: Joi.string().required().description('The URI as a QR code.'),
  }),
  view: (enrolment) => ({ secret: enrolment.secret, ...totpEnrolment(enrolment) }),
})

export const recoveryCodes = resource<readonly string[]>({
  name: 'RecoveryCodes',
  schema: Joi.object({
    recoveryCodes: Joi.array()
      .items(Joi.string().required())
      .required()
      .description('Ten codes, each valid once; shown only now.'),
  }),
  view: (codes) => ({ recoveryCodes: codes }),
})

import Joi from 'joi'
import { receivedEmailAddress } from './text/email-address'
import { uuid } from './uuid'

/** Export request of the user service; `verifiedEmail` includes guest data under an owned address. */
export type PersonalDataRequest = { userId: string; verifiedEmail?: string }

/** Personal data by kind: `{ orders: [...], carts: [...] }`. */
export type PersonalData = Record<string, unknown>

export const personalDataPath = '/internal/personal-data'

/** `POST /internal/personal-data`: a POST, because an address has no place in a URL. */
export const personalDataRequest = {
  onlyService: 'user-service',
  body: Joi.object<PersonalDataRequest, true>({
    userId: uuid().required(),
    verifiedEmail: receivedEmailAddress(),
  }),
  example: { userId: '01890a5d-ac96-774b-bcce-b302099a8061', verifiedEmail: 'ada@example.com' },
}

import Joi from 'joi'
import { receivedEmailAddress } from './text/email-address'

/**
 * What the user service asks every other service for an export. `verifiedEmail` is there when the account owns its address: what
 * a guest did under it is then theirs too.
 */
export type PersonalDataRequest = { userId: string; verifiedEmail?: string }

/** Everything held on the person, by kind of thing: `{ orders: [...], carts: [...] }`. */
export type PersonalData = Record<string, unknown>

export const personalDataPath = '/internal/personal-data'

/** `POST /internal/personal-data`: a POST, because an address has no place in a URL. */
export const personalDataRequest = {
  onlyService: 'user-service',
  body: Joi.object<PersonalDataRequest, true>({
    userId: Joi.string().uuid().required(),
    verifiedEmail: receivedEmailAddress(),
  }),
  example: { userId: '01890a5d-ac96-774b-bcce-b302099a8061', verifiedEmail: 'ada@example.com' },
}

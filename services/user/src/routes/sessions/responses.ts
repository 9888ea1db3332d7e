import { uuid } from '@ecommerce/contracts/uuid'
import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import type { Verdict } from '../../commands/sessions/verify-token'
import type { SignedIn, StoredSession, TokenPair } from '../../domain/sessions/session'
import { deviceKeys, userExample, userKeys, userView } from '../users/responses'

const tokenKeys = {
  accessToken: Joi.string().required(),
  refreshToken: Joi.string().required().description('Valid for one exchange.'),
  tokenType: Joi.string().valid('Bearer').required(),
  expiresIn: Joi.number().integer().required().description('Life of the access token, in seconds.'),
}

export const signedIn = resource<SignedIn>({
  name: 'SignedIn',
  schema: Joi.object({
    user: Joi.object(userKeys).required(),
    ...tokenKeys,
    deviceToken: Joi.string()
      .required()
      .description(
        'Send it as `X-Device-Token` with the next sign-in, for 90 days: failures elsewhere do not lock this device. It does not authenticate.',
      ),
    mfaSetupRequired: Joi.boolean().description(
      "Admins of this store need a second factor: until it is set up, the session has a customer's rights.",
    ),
  }),
  example: {
    user: userExample,
    accessToken: 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjAwMDEifQ.e30.c2lnbmF0dXJl',
    refreshToken: '01890a5d-ac96-774b-bcce-b302099a8061.1.c2VjcmV0',
    tokenType: 'Bearer',
    expiresIn: 900,
    deviceToken: 'AYkKXayWd0u8zrMCCZqAYQGJCl2sl3dLvM6zAgmagGIgc2lnbmVkIGJ5IHRoZSBzaG9wIGFsb25lLCAzMiBieXQ',
  },
  view: ({ user, role, pair, deviceToken }) => ({
    user: userView(user),
    ...pair,
    deviceToken,
    ...(role !== user.role && { mfaSetupRequired: true }),
  }),
})

export const codeNeeded = resource<{ mfaToken: string }>({
  name: 'CodeNeeded',
  schema: Joi.object({
    mfaRequired: Joi.boolean().valid(true).required(),
    mfaToken: Joi.string().required().description('Valid for five minutes at `POST /api/users/login/mfa`.'),
  }),
  view: ({ mfaToken }) => ({ mfaRequired: true, mfaToken }),
})

/** Tokens, or the question for a code. */
export const signedInOrCodeNeeded = {
  description: 'Signed in, or a second factor is required',
  body: { anyOf: [ref(signedIn.name), ref(codeNeeded.name)] },
  view: (outcome: SignedIn | { mfaToken: string }) =>
    'mfaToken' in outcome ? codeNeeded.view(outcome) : signedIn.view(outcome),
  resources: [signedIn, codeNeeded],
} satisfies ResponseSpec<SignedIn | { mfaToken: string }>

export const tokens = resource<TokenPair>({ name: 'Tokens', schema: Joi.object(tokenKeys), view: (pair) => pair })

export const verdict = resource<Verdict>({
  name: 'Verdict',
  schema: Joi.alternatives(
    Joi.object({
      valid: Joi.boolean().valid(true).required(),
      user: Joi.object({ id: userKeys.id, email: userKeys.email, role: userKeys.role }).required(),
      expiresAt: Joi.string().isoDate().required(),
    }),
    Joi.object({
      valid: Joi.boolean().valid(false).required(),
      reason: Joi.string().valid('expired', 'invalid', 'session-ended', 'user-disabled').required(),
    }),
  ),
  view: (found) => found,
})

/** Session, and whether it is the current one. */
export const session = resource<{ stored: StoredSession; currentId: string }>({
  name: 'Session',
  schema: Joi.object({
    id: uuid().required(),
    ...deviceKeys,
    createdAt: Joi.string().isoDate().required(),
    lastUsedAt: Joi.string().isoDate().required(),
    current: Joi.boolean().required().description('True for the session of this request.'),
  }),
  view: ({ stored: { id, userAgent, ip, createdAt, lastUsedAt }, currentId }) => ({
    id,
    userAgent,
    ip,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    current: id === currentId,
  }),
})

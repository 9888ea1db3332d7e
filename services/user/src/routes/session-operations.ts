import { page } from '@ecommerce/shared/openapi/common-operations'
import { type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import {
  loginRequest,
  logoutRequest,
  mfaLoginRequest,
  anyPassword,
  refreshRequest,
  registerRequest,
  verifyRequest,
} from './account-requests'
import { deviceTokenHeader } from './device'
import { pagesOnly } from './page-query'

const people: readonly Party[] = ['customer', 'admin']
const signedIn = { 200: { says: 'Signed in.', shape: ref('SignedIn') } }

const deviceToken = {
  [deviceTokenHeader]: 'The `deviceToken` of an earlier sign-in: this device has a count of failures of its own.',
}

/** Where tokens come from, and what ends them. */
export const sessionOperations: OperationGroup = {
  name: 'Sign-in',
  description: 'Where tokens come from, and what ends them.',
  operations: {
    'POST /api/users/register': {
      id: 'register',
      summary: 'Register, and be signed in',
      description:
        'The password has 8 to 72 bytes in UTF-8, taken in Unicode form C. It is none of the common ones, however decorated, and is not made of the own name, e-mail or the shop’s name.',
      body: registerRequest(anyPassword),
      example: { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada Byron', locale: 'en-GB' },
      isIdempotent: true,
      answers: { 201: { says: 'Registered and signed in.', shape: ref('SignedIn') } },
      errors: { 409: ['email-taken'], 429: ['too-many-mails'] },
    },
    'POST /api/users/login': {
      id: 'signIn',
      summary: 'Sign in',
      description:
        'With a second factor the answer is an `mfaToken`, and the code ends the sign-in. Ten failures within 15 minutes lock the account for 15 minutes, but for devices that have signed in before: each of those is locked by its own failures alone.',
      body: loginRequest,
      headers: deviceToken,
      example: { email: 'ada@example.com', password: 'correct horse battery' },
      answers: {
        200: {
          says: 'Signed in, or a code is needed.',
          shape: { anyOf: [ref('SignedIn'), ref('CodeNeeded')] },
        },
      },
      errors: { 401: ['invalid-credentials'], 429: ['account-locked'] },
    },
    'POST /api/users/login/mfa': {
      id: 'completeSignIn',
      summary: 'End a sign-in with the code of the authenticator, or a recovery code',
      body: mfaLoginRequest,
      headers: deviceToken,
      example: { mfaToken: '01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0', code: '123456' },
      answers: signedIn,
      errors: { 401: ['token-invalid', 'invalid-code', 'invalid-credentials'], 429: ['account-locked'] },
    },
    'POST /api/users/refresh': {
      id: 'refreshSession',
      summary: 'Exchange a refresh token for new tokens',
      description: 'A refresh token is good once. Used twice, it ends its session.',
      body: refreshRequest,
      example: { refreshToken: '01890a5d-ac96-774b-bcce-b302099a8057.1.c2VjcmV0' },
      answers: { 200: { says: 'New tokens.', shape: ref('Tokens') } },
      errors: { 401: ['token-invalid', 'token-reused'] },
    },
    'POST /api/users/verify': {
      id: 'verifyToken',
      summary: 'Is this access token good now?',
      description: 'Also whether its session has ended meanwhile, which the token itself does not tell.',
      body: verifyRequest,
      example: { token: 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl' },
      answers: { 200: { says: 'Whether, and whose it is.', shape: ref('Verdict') } },
    },
    'POST /api/users/logout': {
      id: 'signOut',
      summary: 'End this session, or all of them',
      roles: people,
      body: logoutRequest,
      isBodyOptional: true,
      example: { everywhere: true },
      answers: { 204: { says: 'Ended.' } },
    },
    'GET /api/users/sessions': {
      id: 'listSessions',
      summary: 'The devices that are signed in',
      roles: people,
      query: pagesOnly,
      answers: { 200: page(ref('Session')) },
      errors: { 401: ['session-ended'] },
    },
    'DELETE /api/users/sessions/:id': {
      id: 'endSession',
      summary: 'Sign a device out',
      roles: people,
      answers: { 204: { says: 'Signed out.' } },
      errors: { 401: ['session-ended'], 404: ['session-not-found'] },
    },
    'GET /.well-known/jwks.json': {
      id: 'readPublicKeys',
      summary: 'The public keys of access tokens (RFC 7517)',
      headers: { 'If-None-Match': 'The ETag that is known.' },
      answers: {
        200: {
          says: 'All keys that tokens are signed with now, or were a while ago.',
          shape: {
            type: 'object',
            properties: { keys: { type: 'array', items: { type: 'object' } } },
            required: ['keys'],
            additionalProperties: false,
          },
          headers: { ETag: 'Strong.' },
        },
        304: { says: 'They are the same.' },
      },
    },
  },
}

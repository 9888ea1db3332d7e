import { page } from '@ecommerce/shared/openapi/common-operations'
import { type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import {
  changePasswordRequest,
  codeRequest,
  eraseRequest,
  forgotPasswordRequest,
  anyPassword,
  mfaSetupRequest,
  profileChange,
  resetPasswordRequest,
  verifyEmailRequest,
} from './account-requests'
import { addressChange, addressRequest } from './address-requests'
import { deviceTokenHeader } from './device'
import { pagesOnly } from './page-query'

const people: readonly Party[] = ['customer', 'admin']
const ended = { 401: ['session-ended'] }
const endedOrPassword = { 401: ['session-ended', 'invalid-credentials'], 429: ['account-locked'] }
const endedOrCode = { 401: ['session-ended', 'invalid-credentials', 'invalid-code'], 429: ['account-locked'] }
const accepted = {
  202: {
    says: 'A mail is on its way, if there is somebody to get it.',
    shape: Joi.object({ status: Joi.string().valid('accepted').required() }),
  },
}
const newDeviceToken = { [deviceTokenHeader]: 'Device token of this device; all earlier ones are void.' }
const oneTimeToken = '01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0'

/** The password, and proving that an address is one's own. */
export const passwordOperations: OperationGroup = {
  name: 'Passwords and e-mail',
  description: 'A new password, a forgotten one, and proving that an e-mail address is one’s own.',
  operations: {
    'POST /api/users/password/change': {
      id: 'changePassword',
      summary: 'Take another password; all other sessions end',
      roles: people,
      body: changePasswordRequest(anyPassword),
      example: { currentPassword: 'correct horse battery', newPassword: 'battery staple correct' },
      answers: {
        204: {
          says: 'Changed.',
          headers: newDeviceToken,
        },
      },
      errors: endedOrPassword,
    },
    'POST /api/users/password/forgot': {
      id: 'forgotPassword',
      summary: 'Ask for a link to set a new password',
      description: 'The answer is the same whether there is such an account or not. The link is good for an hour.',
      body: forgotPasswordRequest,
      example: { email: 'ada@example.com' },
      answers: accepted,
    },
    'POST /api/users/password/reset': {
      id: 'resetPassword',
      summary: 'Set a new password with the token of the link; every session ends',
      description:
        'The account owns its e-mail address from then on. If the address was never verified before, the second factor, the address book and the consent to advertising are taken away: somebody else may have made them.',
      body: resetPasswordRequest(anyPassword),
      example: { token: oneTimeToken, newPassword: 'battery staple correct' },
      answers: { 204: { says: 'Set.', headers: newDeviceToken } },
      errors: { 400: ['token-invalid'] },
    },
    'POST /api/users/email/verify': {
      id: 'verifyEmail',
      summary: 'Verify an e-mail address with the token of the mail',
      description:
        'The token alone verifies the address. Signed in as the account, or with its `password`, the account owns the address from then on: only then does it find what a guest ordered under it. A token of another account counts as none; a wrong password does not use the token up.',
      roles: ['public', ...people],
      body: verifyEmailRequest,
      example: { token: oneTimeToken },
      answers: { 204: { says: 'Verified.' } },
      errors: { 400: ['token-invalid'], ...endedOrPassword },
    },
    'POST /api/users/email/resend': {
      id: 'resendVerification',
      summary: 'Have the mail sent again',
      description: 'Also when the address is verified, but was not while signed in or with the password.',
      roles: people,
      answers: accepted,
      errors: { ...ended, 409: ['email-already-verified'], 429: ['too-many-mails'] },
    },
  },
}

/** What is held on a person. */
export const profileOperations: OperationGroup = {
  name: 'Profile',
  description: 'What is held on a person: to see, to change, to take along and to have erased.',
  operations: {
    'GET /api/users/profile': {
      id: 'readProfile',
      summary: 'Who am I?',
      roles: people,
      answers: { 200: { says: 'The own profile.', shape: ref('Profile') } },
      errors: ended,
    },
    'PATCH /api/users/profile': {
      id: 'changeProfile',
      summary: 'Change the own profile',
      roles: people,
      body: profileChange,
      example: { name: 'Ada Lovelace', marketingConsent: true },
      answers: { 200: { says: 'As it is now.', shape: ref('Profile') } },
      errors: ended,
    },
    'GET /api/users/export': {
      id: 'exportPersonalData',
      summary: 'Everything that all services hold on the person, as a file',
      roles: people,
      answers: {
        200: {
          says: 'By service.',
          shape: ref('PersonalData'),
          headers: { 'Content-Disposition': 'The name of the file.' },
        },
      },
      errors: ended,
    },
    'DELETE /api/users/profile': {
      id: 'eraseAccount',
      summary: 'Have the own account erased, everywhere',
      description: 'Every service erases its part. What the law asks for is kept without the person.',
      roles: people,
      body: eraseRequest,
      example: { password: 'correct horse battery' },
      answers: {
        202: {
          says: 'The account is gone; the services are at it.',
          shape: ref('Erasure'),
          headers: { Location: 'Where an admin sees how far it is.' },
        },
      },
      errors: { ...endedOrPassword, 409: ['last-admin'] },
    },
  },
}

/** The address book. */
export const addressOperations: OperationGroup = {
  name: 'Addresses',
  description: 'The address book: twenty at most, one of them the default.',
  operations: {
    'GET /api/users/addresses': {
      id: 'listAddresses',
      summary: 'The own address book',
      roles: people,
      query: pagesOnly,
      answers: { 200: page(ref('Address')) },
      errors: ended,
    },
    'POST /api/users/addresses': {
      id: 'addAddress',
      summary: 'Add an address',
      description: 'The first one is the default.',
      roles: people,
      body: addressRequest,
      example: {
        label: 'Home',
        name: 'Ada Byron',
        line1: '1 Analytical Way',
        city: 'London',
        postalCode: 'N1 7AA',
        country: 'GB',
        isDefault: true,
      },
      isIdempotent: true,
      answers: { 201: { says: 'Added.', shape: ref('Address'), headers: { Location: 'Where it is.' } } },
      errors: { ...ended, 409: ['too-many-addresses'] },
    },
    'PATCH /api/users/addresses/:id': {
      id: 'changeAddress',
      summary: 'Change an address',
      description: 'What is left out stays as it is; null takes it away where it may be missing.',
      roles: people,
      body: addressChange,
      example: { line2: 'Second floor', phone: null },
      answers: { 200: { says: 'As it is now.', shape: ref('Address') } },
      errors: { ...ended, 404: ['address-not-found'] },
    },
    'DELETE /api/users/addresses/:id': {
      id: 'deleteAddress',
      summary: 'Remove an address',
      roles: people,
      answers: { 204: { says: 'It is gone.' } },
      errors: { ...ended, 404: ['address-not-found'] },
    },
  },
}

/** A second factor. */
export const mfaOperations: OperationGroup = {
  name: 'Second factor',
  description:
    'Codes of an authenticator app (RFC 6238), and recovery codes for when the device is lost. Every change, and every sign-in with a recovery code, is told by mail.',
  operations: {
    'POST /api/users/mfa/setup': {
      id: 'setUpMfa',
      summary: 'Get a secret for the authenticator; nothing changes yet',
      description: 'It takes a verified e-mail address.',
      roles: people,
      body: mfaSetupRequest,
      example: { password: 'correct horse battery' },
      answers: { 200: { says: 'To be scanned.', shape: ref('MfaEnrolment') } },
      errors: { ...endedOrPassword, 403: ['email-not-verified'], 409: ['mfa-already-enabled'] },
    },
    'POST /api/users/mfa/enable': {
      id: 'enableMfa',
      summary: 'Turn it on with the first code; all other sessions end',
      roles: people,
      body: codeRequest,
      example: { code: '123456', password: 'correct horse battery' },
      answers: { 200: { says: 'It is on.', shape: ref('RecoveryCodes') } },
      errors: { ...endedOrCode, 403: ['email-not-verified'], 409: ['mfa-not-set-up', 'mfa-already-enabled'] },
    },
    'POST /api/users/mfa/recovery-codes': {
      id: 'renewRecoveryCodes',
      summary: 'Get ten new recovery codes; the old ones are void',
      roles: people,
      body: codeRequest,
      example: { code: '123456', password: 'correct horse battery' },
      answers: { 200: { says: 'The new ones.', shape: ref('RecoveryCodes') } },
      errors: endedOrCode,
    },
    'POST /api/users/mfa/disable': {
      id: 'disableMfa',
      summary: 'Turn it off with a code and the password',
      roles: people,
      body: codeRequest,
      example: { code: '123456', password: 'correct horse battery' },
      answers: { 204: { says: 'It is off.' } },
      errors: endedOrCode,
    },
  },
}

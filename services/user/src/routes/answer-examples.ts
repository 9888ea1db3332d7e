const user = {
  id: '01890a5d-ac96-774b-bcce-b302099a8061',
  email: 'ada@example.com',
  name: 'Ada Byron',
  role: 'customer',
  locale: 'en-GB',
  emailVerified: true,
  createdAt: '2026-01-31T09:30:00.000Z',
  updatedAt: '2026-02-14T16:05:12.345Z',
}

const address = { name: 'Ada Byron', line1: '1 Analytical Way', city: 'London', postalCode: 'N1 7AA', country: 'GB' }

/** Of what this service answers with, by name. */
export const examples = {
  User: { ...user, status: 'active' },
  Profile: { ...user, marketingConsent: false, mfaEnabled: false },
  SignedIn: {
    user,
    accessToken: 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjAwMDEifQ.e30.c2lnbmF0dXJl',
    refreshToken: '01890a5d-ac96-774b-bcce-b302099a8061.1.c2VjcmV0',
    tokenType: 'Bearer',
    expiresIn: 900,
    deviceToken: 'AYkKXayWd0u8zrMCCZqAYQGJCl2sl3dLvM6zAgmagGIgc2lnbmVkIGJ5IHRoZSBzaG9wIGFsb25lLCAzMiBieXQ',
  },
  Address: { id: '01890a5d-ac96-774b-bcce-b302099a8062', ...address, label: 'Home', isDefault: true },
  PostalAddress: address,
}

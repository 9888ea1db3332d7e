import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { isProblem, openUserApp, signInAdmin, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Internal routes of the user service', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const get = (id: string, token = serviceToken('order-service', 'user-service')) =>
    app.api.get(`/internal/users/${id}`).set(bearer(token))

  test('give other services a user’s contact data only', async () => {
    const { user } = await signUp(app)
    const { id: userId, email, name } = user
    expect((await get(user.id).expect(200)).body).toEqual({
      ...{ userId, email, name, locale: 'en' },
      ...{ emailVerified: false, emailOwned: false, marketingConsent: false, version: 1 },
    })
  })

  test.each([uuidv7(), 'nobody'])('respond 404 at %s', async (id) => {
    await get(id).expect(404).expect(isProblem('user-not-found'))
  })

  const home = {
    name: 'Ada Byron',
    line1: '12 St James’s Square',
    city: 'London',
    postalCode: 'SW1Y 4JH',
    country: 'GB',
  }

  async function addAddress(accessToken: string, address: object = home) {
    const response = await app.api.post('/api/users/addresses').set(bearer(accessToken)).send(address).expect(201)
    return (response.body as { id: string }).id
  }

  test.each([
    ['short', {}],
    ['full', { line2: 'Top floor', region: 'Greater London', phone: '+44 20 7946 0000' }],
  ])('give other services a %s postal address without notes', async (_which, more) => {
    const { user, accessToken } = await signUp(app)
    const id = await addAddress(accessToken, { ...home, ...more, label: 'Home' })
    expect((await get(`${user.id}/addresses/${id}`).expect(200)).body).toEqual({ ...home, ...more })
  })

  test('hide addresses of other users', async () => {
    const [ada, bea] = [await signUp(app), await signUp(app)]
    const id = await addAddress(ada.accessToken)
    for (const owner of [bea.user.id, uuidv7(), 'nobody'])
      await get(`${owner}/addresses/${id}`).expect(404).expect(isProblem('address-not-found'))
    for (const unknown of [uuidv7(), 'home'])
      await get(`${ada.user.id}/addresses/${unknown}`).expect(404).expect(isProblem('address-not-found'))
  })

  test('are for services only', async () => {
    const { user, accessToken } = await signUp(app)
    const admin = await signInAdmin(app)
    await app.api.get(`/internal/users/${user.id}`).expect(401).expect(isProblem('token-missing'))
    await get(user.id, accessToken).expect(403).expect(isProblem('forbidden'))
    await get(user.id, admin.accessToken).expect(403).expect(isProblem('forbidden'))
    const address = `${user.id}/addresses/${await addAddress(accessToken)}`
    await app.api.get(`/internal/users/${address}`).expect(401).expect(isProblem('token-missing'))
    await get(address, accessToken).expect(403).expect(isProblem('forbidden'))
    await get(address, admin.accessToken).expect(403).expect(isProblem('forbidden'))
  })

  test.each([
    ['for another service', serviceToken('order-service', 'product-service')],
    ['of a stranger', serviceToken('payment-service', 'user-service')],
    ['with another secret', serviceToken('order-service', 'user-service', {}, 'another-secret-that-is-long-enough')],
    ['that lives too long', serviceToken('order-service', 'user-service', { expiresIn: 3_600 })],
    ['that has expired', serviceToken('order-service', 'user-service', { expiresIn: -1 })],
    ['of another algorithm', serviceToken('order-service', 'user-service', { algorithm: 'HS512' })],
  ])('reject a service token %s', async (_which, token) => {
    await get(uuidv7(), token).expect(401).expect(isProblem('token-invalid'))
  })
})

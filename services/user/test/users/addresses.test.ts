import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { isProblem, openUserApp, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Addresses', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  type Address = { id: string; isDefault: boolean }

  const home = {
    name: 'Ada Byron',
    line1: '12 St James’s Square',
    city: 'London',
    postalCode: 'SW1Y 4JH',
    country: 'GB',
  }
  const add = (token: string, body: object = home) => app.api.post('/api/users/addresses').set(bearer(token)).send(body)
  const added = async (token: string, body: object = home) => (await add(token, body).expect(201)).body as Address
  const change = (token: string, id: string, body: object) =>
    app.api.patch(`/api/users/addresses/${id}`).set(bearer(token)).send(body)
  const remove = (token: string, id: string) => app.api.delete(`/api/users/addresses/${id}`).set(bearer(token))
  const list = async (token: string) => {
    const { body } = await app.api.get('/api/users/addresses').set(bearer(token)).expect(200)
    return (body as { data: Address[] }).data
  }

  test('are stored, the first as default', async () => {
    const { accessToken } = await signUp(app)
    const all = { ...home, label: 'Home', line2: 'Top floor', region: 'Greater London', phone: '+44 20 7946 0000' }
    const response = await add(accessToken, all).expect(201)
    expect(response.body).toEqual({ ...all, id: expect.any(String) as string, isDefault: true })
    expect(response.headers.location).toBe(`/api/users/addresses/${(response.body as Address).id}`)
    const second = await added(accessToken)
    expect(second).toEqual({ ...home, id: second.id, isDefault: false })
    const { body } = await app.api.get('/api/users/addresses').set(bearer(accessToken)).expect(200)
    expect(body).toEqual({ data: [response.body, second], page: { limit: 20, nextCursor: null } })
  })

  test('have one default, also concurrently', async () => {
    const { accessToken } = await signUp(app)
    const addresses = []
    for (let more = 0; more < 5; more++) addresses.push(await added(accessToken, { ...home, isDefault: true }))
    expect((await list(accessToken)).map(({ isDefault }) => isDefault)).toEqual([false, false, false, false, true])
    const responses = await Promise.all(
      [...addresses, ...addresses].map(({ id }) => change(accessToken, id, { isDefault: true })),
    )
    expect(responses.every(({ status }) => status === 200)).toBe(true)
    expect((await list(accessToken)).filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })

  test('are limited to twenty, also concurrently', async () => {
    const { accessToken } = await signUp(app)
    const responses = await Promise.all(Array.from({ length: 30 }, () => add(accessToken)))
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(20)
    responses.filter(({ status }) => status !== 201).forEach(isProblem('too-many-addresses'))
    const addresses = await list(accessToken)
    expect(addresses).toHaveLength(20)
    expect(addresses.filter(({ isDefault }) => isDefault)).toHaveLength(1)
    await remove(accessToken, addresses[3]!.id).expect(204)
    await add(accessToken).expect(201)
  })

  test('change given fields, remove null ones and keep the rest', async () => {
    const { accessToken } = await signUp(app)
    const address = await added(accessToken, { ...home, label: 'Home', line2: 'Top floor' })
    const { body } = await change(accessToken, address.id, { line2: null, city: ' Bath ', country: 'IE' }).expect(200)
    expect(body).toEqual({ ...home, id: address.id, label: 'Home', city: 'Bath', country: 'IE', isDefault: true })
    expect(await list(accessToken)).toEqual([body])
  })

  describe('without postal codes', () => {
    const { postalCode, ...rest } = home
    const abroad = { ...rest, country: 'HK', phone: '030/90120 ext. 12' }

    test('are accepted where there are none, and need one after a move', async () => {
      const { accessToken } = await signUp(app)
      const first = await added(accessToken, abroad)
      const second = await added(accessToken, { ...abroad, postalCode: null })
      expect(await list(accessToken)).toEqual([
        { ...abroad, id: first.id, isDefault: true },
        { ...abroad, id: second.id, isDefault: false },
      ])
      const { body } = await change(accessToken, first.id, { country: 'GB' }).expect(400)
      expect(body.errors).toEqual([{ path: 'postalCode', message: 'postalCode is required in this country' }])
      await change(accessToken, first.id, { country: 'GB', postalCode }).expect(200)
      await change(accessToken, first.id, { postalCode: null }).expect(400)
      await change(accessToken, first.id, { country: 'AE', postalCode: null }).expect(200)
      await add(accessToken, { ...rest, country: 'XK' }).expect(400)
      await add(accessToken, { ...home, country: 'XK' }).expect(201)
    })

    test('never result where needed, even concurrently', async () => {
      const { accessToken } = await signUp(app)
      for (let round = 0; round < 5; round++) {
        const { id } = await added(accessToken, { ...home, country: 'HK' })
        const answers = await Promise.all([
          change(accessToken, id, { country: 'GB' }),
          change(accessToken, id, { postalCode: null }),
        ])
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
      }
    })
  })

  test('are deleted', async () => {
    const { accessToken } = await signUp(app)
    const { id } = await added(accessToken)
    await remove(accessToken, id).expect(204)
    await remove(accessToken, id).expect(404).expect(isProblem('address-not-found'))
    expect(await list(accessToken)).toEqual([])
  })

  test('are hidden from other users', async () => {
    const [ada, bea] = [await signUp(app), await signUp(app)]
    const { id } = await added(ada.accessToken)
    for (const unknown of [id, uuidv7(), 'not-an-id']) {
      await change(bea.accessToken, unknown, { city: 'Bath' }).expect(404).expect(isProblem('address-not-found'))
      await remove(bea.accessToken, unknown).expect(404).expect(isProblem('address-not-found'))
    }
    expect(await list(bea.accessToken)).toEqual([])
    expect(await list(ada.accessToken)).toMatchObject([{ ...home }])
  })

  test('list all validation errors', async () => {
    const { accessToken } = await signUp(app)
    const response = await add(accessToken, {
      ...{ line1: '', city: 7, postalCode: 'x'.repeat(21), country: 'UK', phone: 'call me', isDefault: 'yes' },
      ...{ userId: uuidv7(), label: 'x'.repeat(51) },
    }).expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      ...['city', 'country', 'isDefault', 'label', 'line1', 'name', 'phone', 'postalCode', 'userId'],
    ])
  })

  test.each([{}, { id: uuidv7() }, { name: null }, { country: 'XX' }])('reject the change %j', async (body) => {
    const { accessToken } = await signUp(app)
    const { id } = await added(accessToken)
    await change(accessToken, id, body).expect(400).expect(isProblem('invalid-request'))
  })

  test('are created once per key', async () => {
    const { accessToken } = await signUp(app)
    const send = () => add(accessToken).set('Idempotency-Key', 'home')
    const responses = await Promise.all(Array.from({ length: 5 }, send))
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1)
    expect(await list(accessToken)).toHaveLength(1)
  })

  test('require their signed-in owner', async () => {
    await app.api.get('/api/users/addresses').expect(401).expect(isProblem('token-missing'))
    await add(serviceToken('order-service', 'user-service')).expect(403).expect(isProblem('forbidden'))
  })
})

import { bearer } from '@ecommerce/testkit/tokens'
import { newPerson, openUserApp, signUp, type UserApp } from '../support/user-app'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp()
})
afterAll(() => app.close())

const home = { name: 'Ada Byron', line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', country: 'GB' }

const refused = [
  'YOU WON 1000 EUR! Claim at https://evil.example',
  'confirm at https://evil.example/c?t=\ue000secret\ue001',
  'claim.it',
  'ｅｖｉｌ．ｃｏｍ',
  'Ada\r\nBcc: b@example.com',
  'Ada\u2028Lovelace',
  'Ada\u0085Lovelace',
  'Ada \u{10FFFD}',
  'Ada \u202e',
  'Ada \u{E0041}',
]

describe('Names of people', () => {
  test.each(refused)('reject %j in account, profile and address', async (name) => {
    const { accessToken } = await signUp(app)
    const headers = bearer(accessToken)
    const answers = await Promise.all([
      app.api.post('/api/users/register').send({ ...newPerson(), name }),
      app.api.patch('/api/users/profile').set(headers).send({ name }),
      ...['name', 'line1', 'line2', 'city', 'region', 'label'].map((field) =>
        app.api
          .post('/api/users/addresses')
          .set(headers)
          .send({ ...home, [field]: name }),
      ),
    ])
    const faults = answers.map(({ status, body }) => [status, (body as { errors: { path: string }[] }).errors[0]!.path])
    expect(faults).toEqual([
      ...['name', 'name', 'name', 'line1', 'line2', 'city', 'region', 'label'].map((field) => [400, field]),
    ])
  })

  test('are rejected with advice', async () => {
    const { body } = await app.api
      .post('/api/users/register')
      .send({ ...newPerson(), name: 'claim.it' })
      .expect(400)
    expect((body as { errors: object[] }).errors).toEqual([
      { path: 'name', message: 'name must not hold a web or e-mail address; put a space after each full stop' },
    ])
  })

  test.each(['J.R.R. Tolkien', 'Dr.med. Anna Müller-Lüdenscheidt', 'X Æ A-12', '山田 太郎', 'می\u200cخواهم'])(
    'accept %j',
    async (name) => {
      const { accessToken, user } = await signUp(app, { ...newPerson(), name })
      expect(user).toMatchObject({ name })
      await app.api
        .post('/api/users/addresses')
        .set(bearer(accessToken))
        .send({ ...home, name, line2: 'c/o Meyer, Apt. 4.B' })
        .expect(201)
    },
  )

  test('are stored trimmed in one form', async () => {
    const { user } = await signUp(app, { ...newPerson(), name: '\u3000Jose\u0301\u00a0' })
    expect(user).toMatchObject({ name: 'Jos\u00e9' })
  })
})

import { isUuid, uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { isProblem, newPerson, openUserApp, password, signIn, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Registration', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const register = (body: object) => app.api.post('/api/users/register').send(body)

  async function jobsAndUsers() {
    const { rows } = await sql<{ jobs: number; users: number; keys: number }>`
    select (select count(*) from jobs) as jobs, (select count(*) from users) as users,
      (select count(*) from idempotency_keys) as keys`.execute(app.ctx.db)
    return rows[0]!
  }

  test('creates an account and signs in', async () => {
    const response = await register({ email: ' Ada@Example.COM ', password, name: ' Ada Lovelace ' }).expect(201)
    expect(response.body).toEqual({
      user: {
        id: expect.any(String) as string,
        email: 'ada@example.com',
        name: 'Ada Lovelace',
        role: 'customer',
        locale: 'en',
        emailVerified: false,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        updatedAt: expect.any(String) as string,
      },
      accessToken: expect.any(String) as string,
      refreshToken: expect.stringMatching(/^[\w-]{86}$/) as string,
      tokenType: 'Bearer',
      expiresIn: 900,
      deviceToken: expect.stringMatching(/^[\w-]{86}$/) as string,
    })
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('assigns ids that sort by time', async () => {
    const first = await signUp(app)
    const second = await signUp(app)
    expect(isUuid(first.user.id)).toBe(true)
    expect(first.user.id[14]).toBe('7')
    expect(first.user.id < second.user.id).toBe(true)
  })

  test('keeps the requested locale', async () => {
    const { user } = await signUp(app, { ...newPerson(), locale: 'de-AT' })
    expect(user).toMatchObject({ locale: 'de-AT' })
  })

  test('stores neither password nor token readably', async () => {
    const { refreshToken } = await signUp(app)
    const credentials = await app.ctx.db.selectFrom('credentials').selectAll().execute()
    const tokens = await app.ctx.db.selectFrom('refreshTokens').selectAll().execute()
    expect(credentials.every(({ passwordHash }) => passwordHash.startsWith('$2b$04$'))).toBe(true)
    const secret = Buffer.from(refreshToken, 'base64url').subarray(32)
    expect(tokens.some(({ hash }) => hash.equals(secret))).toBe(false)
  })

  test.each([
    ['the same address', 'grace@example.com'],
    ['another case', 'Grace@EXAMPLE.com'],
    ['space around it', '  grace@example.com '],
    ['full-width look-alikes', 'ｇrace＠example.com'],
  ])('rejects a taken address as %s', async (_as, email) => {
    await register({ ...newPerson(), email: 'grace@example.com' })
    await register({ ...newPerson(), email })
      .expect(409)
      .expect(isProblem('email-taken'))
  })

  test('treats the Kelvin sign as a letter K and other scripts as different', async () => {
    await register({ ...newPerson(), email: 'kate@example.com' }).expect(201)
    await register({ ...newPerson(), email: '\u212aate@example.com' })
      .expect(409)
      .expect(isProblem('email-taken'))
    const cyrillic = 'k\u0430te@example.com'
    await app.api.post('/api/users/login').send({ email: cyrillic, password }).expect(401)
    const { body } = await register({ ...newPerson(), email: cyrillic, password: 'another password' }).expect(201)
    expect(body).toMatchObject({ user: { email: cyrillic } })
    await app.api.post('/api/users/login').send({ email: 'kate@example.com', password: 'another password' }).expect(401)
    await signIn(app, 'kate@example.com')
  })

  test('lists all validation errors', async () => {
    const response = await register({
      email: 'nobody',
      password: 'short',
      name: '  ',
      locale: 'English',
      coupon: 'X',
    }).expect(400)
    isProblem('invalid-request')(response)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['coupon', 'email', 'locale', 'name', 'password'])
  })

  test('rejects an empty body', async () => {
    const response = await app.api.post('/api/users/register').expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['email', 'name', 'password'])
  })

  test.each(['role', 'status', 'id', 'emailVerified', 'marketingConsent'])('rejects a chosen %s', async (field) => {
    const person = newPerson()
    const response = await register({ ...person, [field]: 'admin' }).expect(400)
    expect(response.body).toMatchObject({ errors: [{ path: field }] })
    await app.api.post('/api/users/login').send({ email: person.email, password }).expect(401)
  })

  test.each([
    ['seven bytes', 'xq7-vle', 400],
    ['eight bytes', 'xq7-vlep', 201],
    ['72 bytes', 'a'.repeat(72), 201],
    ['73 bytes', 'a'.repeat(73), 400],
    ['72 bytes of 18 emoji', '🔑'.repeat(18), 201],
    ['25 letters of 75 bytes', '愛'.repeat(25), 400],
    ['half a surrogate pair', `${password}\ud83d`, 400],
  ])('accepts passwords of 8 to 72 bytes: %s', async (_length, chosen, status) => {
    await register({ ...newPerson(), password: chosen }).expect(status)
  })

  test('succeeds once of twenty for one address', async () => {
    const person = newPerson()
    const responses = await Promise.all(Array.from({ length: 20 }, () => register(person)))
    expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)])
    await signIn(app, person.email)
  })

  test('is published with a mailed token, unless rejected', async () => {
    const person = newPerson()
    const before = await jobsAndUsers()
    await register(person).expect(201)
    const after = await jobsAndUsers()
    expect(after).toMatchObject({ jobs: before.jobs + 3, users: before.users + 1 })
    await register(person).set('Idempotency-Key', 'refused').expect(409)
    expect(await jobsAndUsers()).toEqual(after)
  })

  test('is not published if rolled back', async () => {
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'taken back'; end $$`.execute(
      app.ctx.db,
    )
    await sql`create constraint trigger doomed after insert on users deferrable initially deferred
    for each row when (new.name = 'Doomed') execute function refuse()`.execute(app.ctx.db)
    const before = await jobsAndUsers()
    const doomed = { ...newPerson(), name: 'Doomed' }
    await register(doomed).set('Idempotency-Key', 'doomed').expect(500).expect(isProblem('internal-error'))
    expect(await jobsAndUsers()).toEqual(before)
    await register({ ...doomed, name: 'Saved' })
      .set('Idempotency-Key', 'doomed')
      .expect(201)
  })

  test('repeats its response for a key', async () => {
    const person = newPerson()
    const first = await register(person).set('Idempotency-Key', 'once').expect(201)
    const again = await register(person).set('Idempotency-Key', 'once').expect(201)
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toEqual(first.body)
  })

  test('rejects a key of another registration', async () => {
    const person = newPerson()
    await register(person).set('Idempotency-Key', 'mine').expect(201)
    await register({ ...person, name: 'Another' })
      .set('Idempotency-Key', 'mine')
      .expect(422)
      .expect(isProblem('idempotency-key-reused'))
    const random = uuidv7()
    await register(newPerson()).set('Idempotency-Key', random).expect(201)
    await register(newPerson()).set('Idempotency-Key', random).expect(422).expect(isProblem('idempotency-key-reused'))
  })

  test('separates clients of one network with equal short keys', async () => {
    const [first, second] = [newPerson(), newPerson()]
    const answers = await Promise.all([first, second].map((person) => register(person).set('Idempotency-Key', '1')))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers.map(({ body }) => body.user.email)).toEqual([first.email, second.email])
    const guessed = await register({ ...first, password: 'not the password' }).set('Idempotency-Key', '1')
    expect([guessed.status, guessed.body.accessToken]).toEqual([422, undefined])
  })

  test('rejects an invalid key', async () => {
    await register(newPerson()).set('Idempotency-Key', 'k'.repeat(256)).expect(400).expect(isProblem('invalid-request'))
  })

  test('creates one account of ten with one key', async () => {
    const person = newPerson()
    const before = await jobsAndUsers()
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => register(person).set('Idempotency-Key', 'ten')),
    )
    expect(responses.map(({ status }) => status)).toEqual(Array<number>(10).fill(201))
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1)
    expect(await jobsAndUsers()).toMatchObject({ jobs: before.jobs + 3, users: before.users + 1 })
  })
})

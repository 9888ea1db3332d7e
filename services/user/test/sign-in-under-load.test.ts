import { isProblem, newPerson, openUserApp, type UserApp } from './support/user-app'

const opened: UserApp[] = []
const open = async (...settings: Parameters<typeof openUserApp>) => {
  const app = await openUserApp(...settings)
  opened.push(app)
  return app
}
afterAll(() => Promise.all(opened.map((app) => app.close())))

test('turns sign-ins away with 503 when too many wait, and answers the others', async () => {
  const { api } = await open({ passwordHashesAtOnce: 1, bcryptCost: 6 })
  const responses = await Promise.all(
    Array.from({ length: 120 }, () => {
      const { email, password } = newPerson()
      return api.post('/api/users/login').send({ email, password })
    }),
  )
  const refused = responses.filter(({ status }) => status === 503)
  expect(responses.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(65)
  expect(refused.length).toBeGreaterThan(0)
  refused.forEach(isProblem('service-unavailable'))
  expect(refused.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true)
})

test.each([
  ['login', 60],
  ['register', 60],
  ['refresh', 120],
])('allows one address so many tries at %s in a minute', async (route, limit) => {
  const { api } = await open({ rateLimitEnabled: true })
  for (let tries = 0; tries < limit; tries++) await api.post(`/api/users/${route}`).send({}).expect(400)
  const response = await api.post(`/api/users/${route}`).send({}).expect(429).expect(isProblem('rate-limited'))
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  await api.get('/.well-known/jwks.json').expect(200)
})

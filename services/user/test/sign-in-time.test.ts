import { newPerson, openUserApp, signUp, type UserApp } from './support/user-app'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp({ bcryptCost: 10 })
})
afterAll(() => app.close())

async function timeOf(email: string): Promise<number> {
  const start = performance.now()
  await app.api.post('/api/users/login').send({ email, password: 'wrong password' }).expect(401)
  return performance.now() - start
}

test('takes as long for an unknown e-mail as for a wrong password', async () => {
  const known = (await signUp(app)).user.email
  const unknown = newPerson().email
  const times: { knownMs: number; unknownMs: number }[] = []
  while (times.length < 10) times.push({ knownMs: await timeOf(known), unknownMs: await timeOf(unknown) })
  // The quickest of either is the least disturbed by what else the machine does.
  const ratio = Math.min(...times.map((time) => time.unknownMs)) / Math.min(...times.map((time) => time.knownMs))
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

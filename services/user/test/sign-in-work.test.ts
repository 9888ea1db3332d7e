import bcrypt from 'bcrypt'
import { newPerson, openUserApp, signUp, type UserApp } from './support/user-app'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp({ bcryptCost: 5 })
})
afterAll(() => app.close())

/** The cost of every comparison that one refused sign-in has led to. */
async function workOf(email: string): Promise<number[]> {
  const compare = jest.spyOn(bcrypt, 'compare')
  await app.api.post('/api/users/login').send({ email, password: 'wrong password' }).expect(401)
  const costs = compare.mock.calls.map(([, hash]) => bcrypt.getRounds(hash))
  compare.mockRestore()
  return costs
}

test('does the same work for an unknown e-mail as for a wrong password', async () => {
  const known = (await signUp(app)).user.email
  expect(await workOf(known)).toEqual([5])
  expect(await workOf(newPerson().email)).toEqual([5])
})

import bcrypt from 'bcrypt'
import { newPerson, openUserApp, signUp, type UserApp } from '../support/user-app'

const cost = 7
let app: UserApp

describe('Cost of sign-ins', () => {
  beforeAll(async () => {
    app = await openUserApp({ bcryptCost: cost })
  })
  afterAll(() => app.close())

  /** bcrypt rounds of a rejected sign-in. */
  async function workOf(email: string): Promise<number> {
    const compare = jest.spyOn(bcrypt, 'compare')
    const hash = jest.spyOn(bcrypt, 'hash')
    await app.api.post('/api/users/login').send({ email, password: 'wrong password' }).expect(401)
    const costs = [
      ...compare.mock.calls.map(([, against]) => bcrypt.getRounds(against)),
      ...hash.mock.calls.map(([, rounds]) => Number(rounds)),
    ]
    compare.mockRestore()
    hash.mockRestore()
    return costs.reduce((sum, each) => sum + 2 ** each, 0)
  }

  test('is equal for unknown addresses and wrong passwords', async () => {
    const known = (await signUp(app)).user.email
    expect(await workOf(known)).toBe(2 ** cost)
    expect(await workOf(newPerson().email)).toBe(2 ** cost)
  })

  test('is equal for cheaper hashes', async () => {
    const cheaper = await openUserApp({ bcryptCost: 4, databaseUrl: app.databaseUrl })
    const { user } = await signUp(cheaper)
    expect(await workOf(user.email)).toBe(2 ** cost)
    await cheaper.close()
  })
})

import { openGate } from '@ecommerce/testkit/gate'
import bcrypt from 'bcrypt'
import type { Response } from 'supertest'
import { isProblem, newPerson, openUserApp, type UserApp } from '../support/user-app'

const opened: UserApp[] = []
const open = async (...settings: Parameters<typeof openUserApp>) => {
  const app = await openUserApp(...settings)
  opened.push(app)
  return app
}

describe('Sign in under load', () => {
  afterAll(() => Promise.all(opened.map((app) => app.close())))

  test('rejects excess sign-ins with 503 and completes the others', async () => {
    const { api } = await open({ passwordHashesAtOnce: 1 })
    const compare = bcrypt.compare.bind(bcrypt)
    const gate = openGate()
    const spy = jest.spyOn(bcrypt, 'compare') as unknown as jest.SpyInstance<Promise<boolean>, [string, string]>
    spy.mockImplementation(async (tried, hash) => {
      await gate.opened
      return compare(tried, hash)
    })
    const refused: Response[] = []
    const signIns = Array.from({ length: 120 }, async () => {
      const { email, password } = newPerson()
      const response = await api.post('/api/users/login').send({ email, password })
      if (response.status === 503) refused.push(response)
      // Rejects 55 of 120: one runs and 64 wait.
      if (refused.length === 55) gate.open()
      return response.status
    })
    const statuses = await Promise.all(signIns)
    spy.mockRestore()
    expect(statuses.toSorted()).toEqual([...Array<number>(65).fill(401), ...Array<number>(55).fill(503)])
    refused.forEach(isProblem('service-unavailable'))
    expect(refused.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true)
  })

  test.each([
    ['login', 60],
    ['register', 60],
    ['refresh', 120],
  ])('limits attempts per address at %s', async (route, limit) => {
    const { api } = await open({ rateLimitEnabled: true })
    for (let tries = 0; tries < limit; tries++) await api.post(`/api/users/${route}`).send({}).expect(400)
    const response = await api.post(`/api/users/${route}`).send({}).expect(429).expect(isProblem('rate-limited'))
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    await api.get('/.well-known/jwks.json').expect(200)
  })
})

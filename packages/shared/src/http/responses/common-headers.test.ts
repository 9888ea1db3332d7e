import cors from 'cors'
import express, { type RequestHandler } from 'express'
import supertest from 'supertest'
import { createCommonHeaders } from './common-headers'
import { securityHeaders } from './headers'

describe('Common headers', () => {
  const corsOrigins = ['https://shop.example.com', 'https://admin.example.com']
  const exposedHeaders = ['ETag']
  const headersOf = async (handlers: RequestHandler[], origin: string | undefined, method: 'get' | 'options') => {
    const route: RequestHandler = (_req, res) => void res.status(200).send('the route')
    const app = express().disable('x-powered-by').use(handlers, route)
    const { status, headers } = await supertest(app)
      [method]('/')
      .set(origin === undefined ? {} : { Origin: origin })
    return { ...(headers as Record<string, string>), status: String(status), date: '' }
  }
  const computed = createCommonHeaders({ corsOrigins, exposedHeaders }).middleware
  const setOneByOne = [securityHeaders(), cors({ origin: corsOrigins, exposedHeaders, maxAge: 600 })]

  test.each([undefined, ...corsOrigins, 'https://evil.example'])(
    'equal those of the middleware for origin %s, preflight requests included',
    async (origin) => {
      for (const method of ['get', 'options'] as const)
        expect(await headersOf([computed], origin, method)).toEqual(await headersOf(setOneByOne, origin, method))
    },
  )

  test('allow configured origins only', async () => {
    const allowed = async (origin: string) =>
      ((await headersOf([computed], origin, 'get')) as Record<string, string>)['access-control-allow-origin']
    expect(await allowed(corsOrigins[1]!)).toBe(corsOrigins[1])
    expect(await allowed('https://evil.example')).toBeUndefined()
  })
})

import express from 'express'
import supertest from 'supertest'
import { createSealed } from '../../secrets'
import type { Log } from '../../observability/log'
import { problemHandler } from './problem'

describe('Responses for undecryptable data', () => {
  test('are 503 with Retry-After and a logged error without secrets', async () => {
    const log = { error: jest.fn(), warn: jest.fn() }
    const [lost, known] = ['lost', 'known'].map((name) => createSealed({ current: `the ${name} secret` }, 'a purpose'))
    const app = express()
      .get('/', (_req, res) => res.json(known!.unseal(lost!.seal('private'))))
      .use(problemHandler(log as unknown as Log))
    const answer = await supertest(app).get('/').expect(503).expect('Retry-After', /^\d+$/)
    expect((answer.body as { code: string }).code).toBe('service-unavailable')
    expect(log.error).toHaveBeenCalledTimes(1)
    expect(log.warn).not.toHaveBeenCalled()
    expect(JSON.stringify(log.error.mock.calls)).toContain('sealed with a secret that the platform no longer has')
    expect(JSON.stringify(log.error.mock.calls)).not.toMatch(/private|the (lost|known) secret/)
  })
})

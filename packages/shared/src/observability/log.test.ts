import { defectFields, createLog, errorFields, type Fields, type LogLevel } from './log'
import { continueRequest, withRequest } from './request-context'

function logTo(lines: string[], level: LogLevel | 'silent' = 'debug') {
  return createLog({ service: 'test', level }, { write: (line) => void lines.push(line) })
}

function written(fields: Fields): Record<string, unknown> {
  const lines: string[] = []
  logTo(lines).info(fields, 'it happened')
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0]!) as Record<string, unknown>
}

describe('Log', () => {
  test('uses Elastic Common Schema names, with request and trace ids inside a request', () => {
    const lines: string[] = []
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    withRequest(continueRequest({ requestId: 'r1', traceparent }), () =>
      logTo(lines).warn({ 'labels.task': 'x', 'event.duration': 5 }, 'it happened'),
    )
    expect(JSON.parse(lines[0]!)).toEqual({
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      'log.level': 'warn',
      'ecs.version': '8.11.0',
      'service.name': 'test',
      'http.request.id': 'r1',
      'trace.id': '0af7651916cd43dd8448eb211c80319c',
      'labels.task': 'x',
      'event.duration': 5,
      message: 'it happened',
    })
  })

  test.each([
    ['a token', 'jwt eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl expired'],
    ['a token in a path', '/api/users/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['a bearer', 'sent authorization: Bearer c2lnbmF0dXJlc2lnbmF0dXJl'],
    ['basic credentials', 'Basic c2lnbmF0dXJlc2lnbmF0dXJl'],
    ['the password of a database', 'cannot reach postgres://shop:c2lnbmF0dXJl@db:5432/order'],
    ['a password without a user', 'redis://:c2lnbmF0dXJl@redis:6379 is down'],
    ["a provider's key", 'No such API key: sk_live_c2lnbmF0dXJl and whsec_c2lnbmF0dXJl'],
  ])('redacts %s', (_name, text) => {
    const line = written({ 'error.message': text, 'event.reason': text })
    expect(JSON.stringify(line)).not.toContain('c2lnbmF0dXJl')
    expect(line['error.message']).toContain('[redacted]')
  })

  test.each(['/api/products/risk-assessment', 'http://user:3002/x', 'a basic rule', 'https://example.com/a@b'])(
    'keeps %s',
    (text) => expect(written({ 'error.message': text })['error.message']).toBe(text),
  )

  test('writes message and type of an error, the stack of a defect, and nothing else', () => {
    const error = Object.assign(new TypeError('no'), { config: { headers: { authorization: 'x' } } })
    expect(errorFields(error)).toEqual({ 'error.message': 'no', 'error.type': 'TypeError' })
    expect(defectFields(error)).toEqual({ ...errorFields(error), 'error.stack_trace': error.stack })
    expect(errorFields('no')).toEqual({ 'error.message': 'no' })
  })

  test('cycles through the levels', () => {
    const lines: string[] = []
    const log = logTo(lines, 'warn')
    log.info('too much')
    expect(log.cycleLevel()).toBe('info')
    log.info('heard')
    expect([log.cycleLevel(), log.cycleLevel(), log.cycleLevel()]).toEqual(['debug', 'error', 'warn'])
    log.info('too much')
    expect(lines).toHaveLength(1)
  })
})

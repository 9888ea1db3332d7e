import { statuses, statusOnceFailed, statusOnceRead } from './notification'

describe('Notification statuses', () => {
  test('become read only after sending, so that others are still delivered', () => {
    expect(statuses.map((status) => [status, statusOnceRead[status]])).toEqual([
      ['queued', 'queued'],
      ['sent', 'read'],
      ['failed', 'failed'],
      ['read', 'read'],
    ])
  })

  test.each([
    [{ permanent: false, attempts: 1 }, 'queued'],
    [{ permanent: false, attempts: 2 }, 'queued'],
    [{ permanent: false, attempts: 3 }, 'failed'],
    [{ permanent: false, attempts: 4 }, 'failed'],
    [{ permanent: true, attempts: 1 }, 'failed'],
  ])('after a failure %j with three attempts allowed are %s', (failure, status) => {
    expect(statusOnceFailed(failure, 3)).toBe(status)
  })
})

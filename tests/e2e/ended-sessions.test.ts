import { waitFor } from '@ecommerce/testkit/waiting'
import { lockJobs } from '@ecommerce/testkit/waiting-jobs'
import { get, type IncomingMessage } from 'node:http'
import { admin, type Platform, type ServiceName, startPlatform } from '../support/platform'
import { createCustomer } from '../support/customer'

let platform: Platform
let administrator: Awaited<ReturnType<typeof createCustomer>>

describe('Ended sessions', () => {
  beforeAll(async () => {
    platform = await startPlatform()
    administrator = await createCustomer(platform, admin)
  }, 60_000)
  afterAll(() => platform.stop())

  type AuthHeaders = Record<string, string>

  /** Routes that require or read a token, one per service. */
  const routes = {
    user: '/api/users/profile',
    product: '/api/products?limit=1',
    order: '/api/cart',
    notification: '/api/notifications',
  } as const satisfies Record<ServiceName, string>

  const ask = async (name: ServiceName, auth: AuthHeaders, path: string = routes[name]) => {
    const answer = await fetch(`${platform.urlOf(name)}${path}`, { headers: auth })
    const { code } = (await answer.json()) as { code?: string }
    return `${answer.status}${code === undefined ? '' : ` ${code}`}`
  }
  const requestAll = async (auth: AuthHeaders) =>
    Object.fromEntries(
      await Promise.all(Object.keys(routes).map(async (name) => [name, await ask(name as ServiceName, auth)] as const)),
    ) as Record<ServiceName, string>
  const everywhere = (answer: string) => ({ user: answer, product: answer, order: answer, notification: answer })

  /** Two seconds are the promise. */
  const refusedInTime = (auth: AuthHeaders) =>
    waitFor(
      'all four services to refuse the token',
      async () => Object.values(await requestAll(auth)).every((answer) => answer === '401 session-ended'),
      2_000,
    )

  const customer = async () => {
    const ada = await createCustomer(platform)
    expect(await requestAll(ada.auth)).toEqual(everywhere('200'))
    return ada
  }
  const signInAgain = ({ email }: { email: string }) => createCustomer(platform, { email, password: 'correct horse' })
  const change = (id: string, body: { role?: 'admin' | 'customer'; status?: 'active' | 'disabled' }) =>
    administrator.client.PATCH('/api/users/{id}', { params: { path: { id } }, body })

  describe('an ended session', () => {
    test.each<[string, (ada: Awaited<ReturnType<typeof createCustomer>>) => Promise<unknown>]>([
      ['by logout', ({ client }) => client.POST('/api/users/logout')],
      [
        'by logout everywhere, from another device',
        async (ada) => (await signInAgain(ada)).client.POST('/api/users/logout', { body: { everywhere: true } }),
      ],
      [
        'by a new password',
        async (ada) =>
          (await signInAgain(ada)).client.POST('/api/users/password/change', {
            body: { currentPassword: 'correct horse', newPassword: 'a staple of horses' },
          }),
      ],
      ['with its disabled account', ({ id }) => change(id, { status: 'disabled' })],
      [
        'with its erased account',
        ({ client }) => client.DELETE('/api/users/profile', { body: { password: 'correct horse' } }),
      ],
      [
        'at the hands of an admin',
        ({ id }) => administrator.client.DELETE('/api/users/{id}/sessions', { params: { path: { id } } }),
      ],
    ])('by %s is rejected by all services within two seconds', async (_how, end) => {
      const ada = await customer()
      await end(ada)
      await refusedInTime(ada.auth)
      expect(await requestAll(administrator.auth)).toEqual(everywhere('200'))
    })

    test('does not affect the next one in the same second', async () => {
      const ada = await customer()
      await ada.client.POST('/api/users/logout', { body: { everywhere: true } })
      const again = await signInAgain(ada)
      expect(await requestAll(again.auth)).toEqual(everywhere('200'))
      await refusedInTime(ada.auth)
      expect(await requestAll(again.auth)).toEqual(everywhere('200'))
    })

    test('closes its notification stream', async () => {
      const ada = await customer()
      const stream = await new Promise<IncomingMessage>((resolve, reject) => {
        get(
          `${platform.urlOf('notification')}/api/notifications/stream`,
          { headers: ada.auth, agent: false },
          resolve,
        ).on('error', reject)
      })
      let isOpen = true
      stream.on('close', () => (isOpen = false)).resume()
      await ada.client.POST('/api/users/logout')
      await waitFor('the end of the stream', () => Promise.resolve(!isOpen), 2_000)
    })
  })

  describe('a revoked role', () => {
    test('is rejected by all services within two seconds, and refreshing continues at once', async () => {
      const ada = await customer()
      await change(ada.id, { role: 'admin' })
      await refusedInTime(ada.auth)
      const asAdmin = await signInAgain(ada)
      expect(await ask('order', asAdmin.auth, '/api/orders/stats?from=2026-01-01&to=2026-01-02')).toBe('200')
      await change(ada.id, { role: 'customer' })
      // Refreshes silently, whether or not its token is rejected yet.
      const { data } = await asAdmin.client.GET('/api/users/profile')
      expect(data.role).toBe('customer')
      await refusedInTime(asAdmin.auth)
      const { data: again } = await asAdmin.client.GET('/api/notifications')
      expect(again.data).toBeDefined()
    })
  })

  describe('a service after an outage', () => {
    test('rejects sessions ended before and meanwhile from the first response', async () => {
      const [before, meanwhile] = [await customer(), await customer()]
      await before.client.POST('/api/users/logout')
      await refusedInTime(before.auth)
      await platform.services.order.stop()
      await meanwhile.client.POST('/api/users/logout')
      const release = await lockJobs(platform.databases.user.url)
      try {
        await platform.services.order.start()
        expect([await ask('order', meanwhile.auth), await ask('order', before.auth)]).toEqual([
          '401 session-ended',
          '401 session-ended',
        ])
        expect(await ask('order', administrator.auth)).toBe('200')
      } finally {
        await release()
      }
    })

    test('delays no other however many sessions end', async () => {
      const people = await Promise.all(Array.from({ length: 12 }, () => customer()))
      await platform.services.notification.stop()
      try {
        for (const { client } of people) await client.POST('/api/users/logout')
        await waitFor(
          'the services that are there to refuse all of them',
          async () => {
            const answers = await Promise.all(people.flatMap(({ auth }) => [ask('order', auth), ask('product', auth)]))
            return answers.every((answer) => answer === '401 session-ended')
          },
          2_000,
        )
      } finally {
        await platform.services.notification.start()
      }
      await Promise.all(people.map(({ auth }) => refusedInTime(auth)))
    })
  })
})

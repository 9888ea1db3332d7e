import { testSecret } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { type KillablePlatform, startKillablePlatform } from '../chaos/support/killable-platform'
import { aMug } from '../chaos/support/mug'
import { type ServiceName, serviceNames } from '../support/platform'
import { createCustomer } from '../support/customer'
import { linesOf, logOf } from './support/watched'

let platform: KillablePlatform

describe('Platform logs', () => {
  beforeAll(async () => {
    platform = await startKillablePlatform([aMug(1_000)], { LOG_LEVEL: 'debug' })
  })
  afterAll(() => platform.stop())

  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  /** Requests with a secret in every possible place. */
  const everywhere = (address: string, secret: string) => [
    fetch(`${address}?token=${secret}&q=${secret}`),
    fetch(`${address}/Bearer%20${secret}`),
    fetch(address, { headers: { Authorization: `Bearer ${secret}` } }),
    fetch(address, { headers: { Authorization: `Basic ${Buffer.from(`a:${secret}`).toString('base64')}` } }),
    fetch(address, { headers: { Cookie: `session=${secret}`, 'X-Api-Key': secret } }),
    post(address, { password: secret, token: secret, [secret]: secret }),
    fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"password":"${secret}"`,
    }),
    post(
      `${address}/${encodeURIComponent('x')}`,
      { card: secret },
      { 'Idempotency-Key': 'k', 'stripe-signature': secret },
    ),
  ]

  test('contain none of many secrets', async () => {
    const user = platform.urlOf('user')
    const password = 'a-Password-0f-Her-0wn'
    const email = 'ada@example.com'
    const registered = await post(`${user}/api/users/register`, { email, password, name: 'Ada Byron' })
    const tokens = (await registered.json()) as { accessToken: string; refreshToken: string }
    await Promise.all([
      post(`${user}/api/users/login`, { email, password: `${password}-wrong` }),
      post(`${user}/api/users/login`, { email: password, password: email }),
      post(`${user}/api/users/refresh`, { refreshToken: tokens.refreshToken }),
      post(`${user}/api/users/password/forgot`, { email }),
    ])
    const reset = await waitFor('the mail with the link', () => {
      const mail = platform.mailbox.mails.find(({ text }) => /token=/.test(text) && /password/i.test(text))
      return Promise.resolve(mail && /token=([\w.~%-]+)/.exec(mail.text)?.[1])
    })
    await post(`${user}/api/users/password/reset`, { token: reset, password: `${password}-new` })

    const places = [
      '/api/users/profile',
      '/api/users/login',
      '/api/users/password/reset',
      '/internal/users',
      '/nowhere',
    ]
    const others = [
      '/api/products',
      '/api/cart/items',
      '/api/orders',
      '/api/notifications',
      '/api/payments/webhook/stripe',
    ]
    const secrets = [tokens.accessToken, tokens.refreshToken, password, reset]
    const addresses = serviceNames.flatMap((name) =>
      [...places, ...others].map((path) => `${platform.urlOf(name)}${path}`),
    )
    for (const secret of secrets) await Promise.all(addresses.flatMap((address) => everywhere(address, secret)))
    // Unavailable services are logged with the reason.
    await platform.services.product.kill()
    await Promise.all(everywhere(`${platform.urlOf('order')}/api/cart/items`, tokens.accessToken))
    await platform.services.product.start()

    const written = serviceNames.map((name) => logOf(platform, name)).join('')
    expect(written.split('\n').length).toBeGreaterThan(1_000)
    const kept = [...secrets, tokens.accessToken.split('.')[2]!, testSecret, 'BEGIN PRIVATE KEY']
    const leaks = written.split('\n').filter((line) => kept.some((secret) => line.includes(secret)))
    expect(leaks).toEqual([])
  })

  test('contain decisions with their subjects', async () => {
    const ada = await createCustomer(platform)
    const [variant] = await platform.query<{ id: string }>('product', 'select id from variants')
    await ada.addToCart(variant!.id)
    const order = await ada.checkout()
    const decided = (service: ServiceName, about: Record<string, string>) =>
      waitFor(`${service} to write down ${JSON.stringify(about)}`, () =>
        Promise.resolve(
          linesOf(platform, service).some((line) =>
            Object.entries(about).every(([name, value]) => line[name] === value),
          ),
        ),
      )
    await decided('user', { 'event.action': 'registrations', 'user.id': ada.id })
    await decided('product', { message: 'reservation held', 'labels.order_id': order.id })
    await decided('order', { message: 'order confirmed', 'labels.order_id': order.id, 'labels.outcome': 'confirmed' })
    await decided('notification', {
      'event.action': 'notifications',
      'labels.channel': 'email',
      'labels.outcome': 'sent',
    })
  })

  test('are JSON with time, level, service and message', () => {
    for (const name of serviceNames)
      for (const line of linesOf(platform, name))
        expect(line).toMatchObject({
          '@timestamp': expect.stringMatching(/^\d{4}-.*Z$/) as string,
          'log.level': expect.stringMatching(/^(debug|info|warn|error)$/) as string,
          'service.name': `${name}-service`,
          message: expect.any(String) as string,
        })
  })

  test('change their level by signal', async () => {
    const requests = () => linesOf(platform, 'user').filter((line) => line['url.path'] === '/api/users/profile').length
    const ask = () => fetch(`${platform.urlOf('user')}/api/users/profile`)
    const next = async (level: string) => {
      const told = () =>
        linesOf(platform, 'user').filter(({ message }) => String(message).endsWith(`level ${level}`)).length
      const before = told()
      platform.services.user.signal('SIGUSR2')
      await waitFor(`the level ${level}`, () => Promise.resolve(told() > before))
    }
    await next('error')
    const before = requests()
    await ask()
    await next('warn')
    await ask()
    await next('info')
    expect(requests()).toBe(before)
    await ask()
    await waitFor('a line', () => Promise.resolve(requests() === before + 1))
    expect((await createCustomer(platform)).id).toBeDefined()
  })
})

import { uuidv7 } from '@ecommerce/shared/ids'
import { waitFor } from '@ecommerce/testkit/waiting'
import pg from 'pg'
import { type Platform, startPlatform } from '../support/platform'
import { address, clientOf, createCustomer, type TestCustomer, somethingToBuy } from '../support/customer'

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

const newPassword = 'a staple of horses'

/** Token of the newest link to a page in an address's mails. */
const mailedToken = (email: string, page: 'verify-email' | 'reset-password', olderThan?: string) =>
  waitFor(`a mail to ${email} with a link to ${page}`, () => {
    const link = new RegExp(`https://shop\\.example\\.com/${page}\\?token=([\\w-]+)`)
    const tokens = platform.mailbox.mails.filter(({ to }) => to.includes(email)).map(({ text }) => link.exec(text)?.[1])
    const newest = tokens.findLast((token) => token !== undefined)
    return Promise.resolve(newest === olderThan ? undefined : newest)
  })

async function guestOrder(email: string): Promise<string> {
  const guest = clientOf(platform)
  const { variantId } = await somethingToBuy(platform)
  const { data: cart } = await guest.POST('/api/cart/items', { body: { variantId, quantity: 1 } })
  const headers = { 'X-Cart-Token': cart.cartToken! }
  return (await guest.POST('/api/orders', { headers, body: { email, shippingAddress: address } })).data.id
}

async function registered(email: string) {
  const credentials = { email, password: 'correct horse' }
  await clientOf(platform).POST('/api/users/register', { body: { ...credentials, name: 'Ada Byron' } })
  return credentials
}

/** Registers another person's address and prepares everything possible. */
async function strangerWith(email: string): Promise<TestCustomer> {
  const stranger = await createCustomer(platform, await registered(email))
  await stranger.client.POST('/api/users/addresses', { body: { ...address, name: 'Mallory', isDefault: true } })
  return stranger
}

const ordersOf = async ({ client }: TestCustomer) => (await client.GET('/api/orders')).data.data.map(({ id }) => id)

/** Returns true once the order service knows the verified address. */
async function isVerifiedThere(orders: pg.Client, { id }: TestCustomer): Promise<boolean> {
  const { rows } = await orders.query('select from known_users where user_id = $1 and email_verified', [id])
  return rows.length === 1
}

/** Resets the password as owner and signs in. */
const reclaim = async (email: string) => {
  await clientOf(platform).POST('/api/users/password/forgot', { body: { email } })
  const token = await mailedToken(email, 'reset-password')
  await clientOf(platform).POST('/api/users/password/reset', { body: { token, newPassword } })
  return createCustomer(platform, { email, password: newPassword })
}

describe('Registration of a foreign address', () => {
  let orders: pg.Client
  beforeAll(async () => {
    orders = new pg.Client({ connectionString: platform.databases.order.url })
    await orders.connect()
  })
  afterAll(() => orders.end())

  test('reveals no order after the owner’s click, and the owner’s orders after a reset', async () => {
    const email = `${uuidv7()}@example.com`
    const orderId = await guestOrder(email)
    const stranger = await strangerWith(email)
    const token = await mailedToken(email, 'verify-email')
    await clientOf(platform).POST('/api/users/email/verify', { body: { token } })
    await waitFor('the order service to hear of the click', () => isVerifiedThere(orders, stranger))
    expect(await ordersOf(stranger)).toEqual([])
    const readOrder = stranger.client.GET('/api/orders/{id}', { params: { path: { id: orderId } } })
    await expect(readOrder).rejects.toMatchObject({ status: 404 })
    const { data: file } = await stranger.client.GET('/api/users/export')
    expect(JSON.stringify(file)).not.toContain(orderId)

    const owner = await reclaim(email)
    await waitFor('the owner to find the order', async () => (await ordersOf(owner)).includes(orderId))
    await expect(stranger.client.GET('/api/users/profile')).rejects.toMatchObject({ status: 401 })
  })

  test('loses everything prepared when the owner resets the password', async () => {
    const email = `${uuidv7()}@example.com`
    const orderId = await guestOrder(email)
    const stranger = await strangerWith(email)
    const setUp = stranger.client.POST('/api/users/mfa/setup', { body: { password: 'correct horse' } })
    await expect(setUp).rejects.toMatchObject({ status: 403, code: 'email-not-verified' })

    const owner = await reclaim(email)
    expect((await owner.client.GET('/api/users/addresses')).data.data).toEqual([])
    expect((await owner.client.GET('/api/users/profile')).data).toMatchObject({
      emailVerified: true,
      mfaEnabled: false,
    })
    await waitFor('the owner to find the order', async () => (await ordersOf(owner)).includes(orderId))
    await expect(stranger.client.GET('/api/users/addresses')).rejects.toMatchObject({ status: 401 })
  })

  test('does not stop the owner from signing in for the next link', async () => {
    const email = `${uuidv7()}@example.com`
    const orderId = await guestOrder(email)
    const ada = await createCustomer(platform, await registered(email))
    const first = await mailedToken(email, 'verify-email')
    await clientOf(platform).POST('/api/users/email/verify', { body: { token: first } })
    await ada.client.POST('/api/users/email/resend')
    const token = await mailedToken(email, 'verify-email', first)
    await ada.client.POST('/api/users/email/verify', { body: { token } })
    await waitFor('the order to be found', async () => (await ordersOf(ada)).includes(orderId))
  })
})

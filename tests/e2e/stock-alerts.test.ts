import { waitFor } from '@ecommerce/testkit/waiting'
import { admin, type Platform, startPlatform } from '../support/platform'
import { createCustomer, somethingToBuy } from '../support/customer'

let platform: Platform

describe('Stock alert journey', () => {
  beforeAll(async () => {
    platform = await startPlatform()
  }, 60_000)
  afterAll(() => platform.stop())

  const mailsTo = (email: string, about: RegExp) =>
    platform.mailbox.mails.filter(({ to, subject }) => to.includes(email) && about.test(subject))
  const mailTo = (email: string, about: RegExp) =>
    waitFor(`a mail to ${email} about ${about}`, () => Promise.resolve(mailsTo(email, about)[0]))

  test('mails subscribers once when stock is back, and staff when it was low', async () => {
    const [ada, bea, administrator] = [
      await createCustomer(platform),
      await createCustomer(platform),
      await createCustomer(platform, admin),
    ]
    const mug = await somethingToBuy(platform)
    const path = { id: mug.id }
    const setStock = (stock: number) =>
      administrator.client.PATCH('/api/products/{id}/stock', { params: { path }, body: { stock } })
    const subscribeToStockAlert = async () =>
      (await bea.client.POST('/api/products/{id}/stock-alerts', { params: { path }, body: {} })).response.status
    await setStock(8)
    await ada.addToCart(mug.variantId, 8)
    const order = await ada.checkout()
    const low = await mailTo('staff@example.com', /sold out/i)
    expect(low.text).toContain(order.items[0]!.sku)
    expect([await subscribeToStockAlert(), await subscribeToStockAlert()]).toEqual([201, 200])

    await administrator.client.PATCH('/api/orders/{id}/status', {
      params: { path: { id: order.id } },
      body: { status: 'cancelled' },
    })
    const mail = await mailTo(bea.email, /back in stock/i)
    expect(mail.text).not.toContain('Ada Byron')
    expect(mail.html).toContain(`https://shop.example.com/products/${mug.slug}`)
    await expect(subscribeToStockAlert()).rejects.toMatchObject({ status: 409, code: 'in-stock' })
    for (const stock of [0, 9]) await setStock(stock)
    await mailTo('staff@example.com', /sold out/i)
    await waitFor('everything that was to be sent', () =>
      Promise.resolve(mailsTo('staff@example.com', /./).length === 2),
    )
    expect(mailsTo(bea.email, /back in stock/i)).toHaveLength(1)
    expect(mailsTo(ada.email, /back in stock/i)).toHaveLength(0)
  })

  test('marks reviews of buyers as verified', async () => {
    const [ada, bea] = [await createCustomer(platform), await createCustomer(platform)]
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    await ada.checkout()
    const path = { id: mug.id }
    for (const [{ client }, rating] of [
      [ada, 5],
      [bea, 2],
    ] as const)
      await client.POST('/api/products/{id}/reviews', { params: { path }, body: { rating, body: 'It holds tea.' } })
    await waitFor('the order to be heard of', async () => {
      const { data } = await bea.client.GET('/api/products/{id}/reviews', { params: { path } })
      const shown = data.data
      expect(shown.map(({ rating }) => rating)).toEqual([2, 5])
      expect(shown[0]!.verifiedPurchase).toBe(false)
      return shown[1]!.verifiedPurchase
    })
    expect((await somethingToBuy(platform, mug.slug)).rating).toEqual({ average: 3.5, count: 2 })
  })
})

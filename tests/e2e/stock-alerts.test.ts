import { waitFor } from '@ecommerce/testkit/waiting'
import supertest from 'supertest'
import { admin, type Platform, startPlatform } from '../support/platform'
import { shopper, somethingToBuy } from '../support/shopper'

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

const products = () => supertest(platform.urlOf('product'))
const mailsTo = (email: string, about: RegExp) =>
  platform.mailbox.mails.filter(({ to, subject }) => to.includes(email) && about.test(subject))
const mailTo = (email: string, about: RegExp) =>
  waitFor(`a mail to ${email} about ${about}`, () => Promise.resolve(mailsTo(email, about)[0]))

test('who asked is told by mail when the last one is back, once, and the shop that few were left', async () => {
  const [ada, bea, boss] = [await shopper(platform), await shopper(platform), await shopper(platform, admin)]
  const mug = await somethingToBuy(platform)
  const setStock = (stock: number) =>
    products().patch(`/api/products/${mug.id}/stock`).set(boss.who).send({ stock }).expect(200)
  await setStock(8)
  await ada.addToCart(mug.variantId, 8)
  const { body: order } = await ada.checkout()
  const low = await mailTo('staff@example.com', /sold out/i)
  expect(low.text).toContain(order.items[0].sku)
  await products().post(`/api/products/${mug.id}/stock-alerts`).set(bea.who).send({}).expect(201)
  await products().post(`/api/products/${mug.id}/stock-alerts`).set(bea.who).send({}).expect(200)

  await supertest(platform.urlOf('order'))
    .patch(`/api/orders/${order.id}/status`)
    .set(boss.who)
    .send({ status: 'cancelled' })
    .expect(200)
  const mail = await mailTo(bea.email, /back in stock/i)
  expect(mail.text).toContain('Ada Byron')
  expect(mail.html).toContain(`https://shop.example.com/products/${mug.slug}`)
  await products().post(`/api/products/${mug.id}/stock-alerts`).set(bea.who).send({}).expect(409)
  for (const stock of [0, 9]) await setStock(stock)
  await mailTo('staff@example.com', /sold out/i)
  await waitFor('everything that was to be sent', () => Promise.resolve(mailsTo('staff@example.com', /./).length === 2))
  expect(mailsTo(bea.email, /back in stock/i)).toHaveLength(1)
  expect(mailsTo(ada.email, /back in stock/i)).toHaveLength(0)
})

test('who bought a product is a verified reviewer, and who did not is a reviewer', async () => {
  const [ada, bea] = [await shopper(platform), await shopper(platform)]
  const mug = await somethingToBuy(platform)
  await ada.addToCart(mug.variantId)
  expect((await ada.checkout()).status).toBe(201)
  for (const [{ who }, rating] of [
    [ada, 5],
    [bea, 2],
  ] as const)
    await products()
      .post(`/api/products/${mug.id}/reviews`)
      .set(who)
      .send({ rating, body: 'It holds tea.' })
      .expect(201)
  await waitFor('the order to be heard of', async () => {
    const { body } = await products().get(`/api/products/${mug.id}/reviews`).expect(200)
    const shown = (body as { data: { rating: number; verifiedPurchase: boolean }[] }).data
    expect(shown.map(({ rating }) => rating)).toEqual([2, 5])
    expect(shown[0]!.verifiedPurchase).toBe(false)
    return shown[1]!.verifiedPurchase
  })
  const { body } = await products().get(`/api/products/${mug.slug}`).expect(200)
  expect(body.rating).toEqual({ average: 3.5, count: 2 })
})

import { uuidv7 } from '@ecommerce/shared/ids'
import supertest from 'supertest'
import type { Platform } from '../../support/platform'
import { address, somethingToBuy } from '../../support/customer'

/** Creates a guest with a filled cart. */
export async function createGuest(platform: Platform) {
  const orders = supertest(platform.urlOf('order'))
  const { variantId } = await somethingToBuy(platform)
  const add = (headers: Record<string, string>) =>
    orders.post('/api/cart/items').set(headers).send({ variantId, quantity: 1 }).expect(201)
  const { body: cart } = await add({})
  const auth = { 'X-Cart-Token': cart.cartToken as string }
  return {
    auth,
    lineId: cart.items[0].id as string,
    /** Orders once more; keeps that order's token. */
    async order() {
      await add(auth)
      const email = `${uuidv7()}@example.com`
      const request = { shippingAddress: address, email }
      const { body } = await orders.post('/api/orders').set(auth).send(request).expect(201)
      const token = { 'X-Order-Token': body.orderToken as string }
      return { id: body.id as string, number: body.number as string, auth: { ...auth, ...token } }
    },
  }
}

import type { Customer } from '../../src/domain/orders/customer'
import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { createServer } from 'node:http'
import { close, listen, type Shop } from './shop'

export const asUserService = () => bearer(serviceToken('user-service', 'order-service'))

/** Requests of the user service. */
export const userServiceOf = (shop: Shop) => ({
  tell: (type: string, data: object, id = uuidv7()) =>
    shop.http
      .post('/internal/events')
      .set(asUserService())
      .send({ specversion: '1.0', id, source: 'user-service', type, data })
      .expect(202),
  askPersonalData: (request: { userId: string; verifiedEmail?: string }) =>
    shop.http.post('/internal/personal-data').set(asUserService()).send(request).expect(200),
})

/** Fake user service; `find` may be slow. */
export async function openUserService(find: (userId: string) => Promise<Customer>) {
  const server = createServer((req, res) => {
    void find(req.url?.split('/').at(-1) ?? '').then((contact) => {
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(contact))
    })
  })
  return { url: await listen(server), close: () => close(server) }
}

import { createServiceTokens } from './service-tokens'

const secret = 'a secret of the whole platform, thirty-two bytes or more'
const product = createServiceTokens({ secret, self: 'product-service', peers: ['order-service'] })
const newOrderService = () => createServiceTokens({ secret, self: 'order-service', peers: [] })

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a token is used again for a while, at one service alone, and is good whenever it is given out', () => {
  const order = newOrderService()
  const first = order.issue('product-service')
  expect(order.issue('user-service')).not.toBe(first)
  jest.advanceTimersByTime(19_000)
  expect(order.issue('product-service')).toBe(first)
  jest.advanceTimersByTime(2_000)
  const next = order.issue('product-service')
  expect(next).not.toBe(first)
  expect(product.verify(next)).toEqual({ subject: 'order-service', role: 'service' })
})

test('a token is good for a minute and no longer', () => {
  const token = newOrderService().issue('product-service')
  jest.advanceTimersByTime(59_000)
  expect(product.verify(token).subject).toBe('order-service')
  jest.advanceTimersByTime(2_000)
  expect(() => product.verify(token)).toThrow('not valid')
})

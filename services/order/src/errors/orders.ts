import { type AppError, conflict, notFound } from '@ecommerce/shared/errors'
import { manualTransitions, type OrderStatus } from '../domain/orders/order-status'
import type { InexactSales } from '../domain/orders/sales'

export const orderNotFound = () => notFound('order-not-found', 'The order does not exist.')

export function invalidTransition(from: OrderStatus, to: OrderStatus, allowed = manualTransitions[from]): AppError {
  const choice = allowed.length > 0 ? `It can become ${allowed.join(' or ')}.` : 'It stays as it is.'
  return conflict('invalid-transition', `A ${from} order cannot become ${to}. ${choice}`, {
    members: { from, to, allowed },
  })
}

export const figuresTooLarge = (members: InexactSales) =>
  conflict(
    'total-too-large',
    'The figures exceed what can be represented exactly. Query each of `periods` separately; for `days` list the orders with GET /api/orders.',
    { members },
  )

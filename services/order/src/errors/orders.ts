import { type AppError, conflict, notFound } from '@ecommerce/shared/errors'
import { manualTransitions, type OrderStatus } from '../domain/orders/order-status'
import type { InexactSales } from '../domain/orders/sales'

export const orderNotFound = () => notFound('order-not-found', 'There is no such order.')

export function invalidTransition(from: OrderStatus, to: OrderStatus, allowed = manualTransitions[from]): AppError {
  const choice = allowed.length > 0 ? `It can become ${allowed.join(' or ')}.` : 'It stays as it is.'
  return conflict('invalid-transition', `An order that is ${from} cannot become ${to}. ${choice}`, {
    members: { from, to, allowed },
  })
}

export const figuresTooLarge = (members: InexactSales) =>
  conflict(
    'total-too-large',
    'These figures come to more than can be shown exactly. Ask for each of `periods` by itself; of `days` list the orders, with GET /api/orders.',
    { members },
  )

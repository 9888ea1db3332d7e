import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Request } from 'express'
import type { Actor } from '../domain/actor'
import type { Tokens } from '../tokens'

export type Shopper = { customerId: string; isGuest: boolean; userId: string | null }

/** Whose cart it is: a signed-in person's, or the guest's whose `X-Cart-Token` came along. */
export function findShopper(req: Request, tokens: Tokens): Shopper | undefined {
  if (req.principal) return { customerId: req.principal.subject, isGuest: false, userId: req.principal.subject }
  const token = req.get('x-cart-token')
  if (token === undefined) return undefined
  return { customerId: guestOf(token, tokens), isGuest: true, userId: null }
}

/** The guest whose cart token this is. */
export function guestOf(token: string, tokens: Tokens): string {
  const guestId = tokens.cart.read(token)
  if (guestId) return guestId
  throw new AppError(
    'invalid',
    'cart-token-invalid',
    'This X-Cart-Token is not one of ours. Leave it out to begin a new cart.',
  )
}

/** The same, and a new guest for who is nobody yet. */
export const getShopper = (req: Request, tokens: Tokens): Shopper =>
  findShopper(req, tokens) ?? { customerId: uuidv7(), isGuest: true, userId: null }

/** Who does something to an order, behind a guard that lets customers and admins pass. */
export function actorOf(req: Request): Actor {
  const { subject, role } = principalOf(req)
  return { role: role === 'admin' ? 'admin' : 'customer', id: subject }
}

/** The headers and members that tell a guest how to come back to the cart. */
export function guestAccess(
  shopper: Shopper | undefined,
  tokens: Tokens,
): { headers: Record<string, string>; members: { cartToken?: string } } {
  if (!shopper?.isGuest) return { headers: {}, members: {} }
  const cartToken = tokens.cart.issue(shopper.customerId)
  return { headers: { 'X-Cart-Token': cartToken }, members: { cartToken } }
}

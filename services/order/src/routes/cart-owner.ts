import { principalOf } from '@ecommerce/shared/auth/guard'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Request } from 'express'
import type { Actor } from '../domain/actor'
import type { Tokens } from '../tokens'
import { cartTokenInvalid } from '../errors/carts'

declare module 'express-serve-static-core' {
  interface Request {
    /** Guest id of the verified cart token. */
    guestId?: string
  }
}

export type CartOwner = { customerId: string; isGuest: boolean; userId: string | null }

/** Owner of the cart: the customer, or the guest of the `X-Cart-Token`. */
export function findCartOwner(req: Request, tokens: Tokens): CartOwner | undefined {
  if (req.principal) return { customerId: req.principal.subject, isGuest: false, userId: req.principal.subject }
  const token = req.get('x-cart-token')
  if (token === undefined) return undefined
  req.guestId ??= guestOf(token, tokens)
  return { customerId: req.guestId, isGuest: true, userId: null }
}

/** Error codes of routes that read a cart token. */
export const badCartToken = { 400: ['cart-token-invalid'] }

/** Guest of a cart token. */
export function guestOf(token: string, tokens: Tokens): string {
  const guestId = tokens.cart.read(token)
  if (guestId) return guestId
  throw cartTokenInvalid()
}

/** Owner of the cart, or a new guest. */
export const getCartOwner = (req: Request, tokens: Tokens): CartOwner =>
  findCartOwner(req, tokens) ?? { customerId: uuidv7(), isGuest: true, userId: null }

/** The owner of an `Idempotency-Key`, where that is known. */
export const keyOwnerOf = (owner: CartOwner | undefined) => (owner ? { caller: owner.customerId } : {})

/** Returns the actor of a route that customers and admins may use. */
export function actorOf(req: Request): Actor {
  const { subject, role } = principalOf(req)
  return { role: role === 'admin' ? 'admin' : 'customer', id: subject }
}

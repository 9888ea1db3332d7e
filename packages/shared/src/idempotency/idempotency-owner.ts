import type { Request } from 'express'
import { AppError } from '../errors'
import { clientNetwork } from '../http/client-network'

/** Minimum length of a key that is considered random. */
const randomKeyLength = 16

/**
 * Owner of an anonymous request's key: `X-Client-Id`; else, for random keys, network and user agent; else `owner`.
 * Undefined for guessable keys. `hash` keeps addresses out of the database.
 */
export function anonymousOwner(
  req: Request,
  { key, owner, hash }: { key: string; owner: string | undefined; hash: (parts: readonly string[]) => string },
): string | undefined {
  const clientId = req.get('x-client-id')
  if (clientId !== undefined) return `client ${hash(['client', checked(clientId)])}`
  if (key.length >= randomKeyLength)
    return `anonymous ${hash(['network', clientNetwork(req.ip), req.get('user-agent') ?? ''])}`
  return owner === undefined ? undefined : `owner ${hash(['owner', owner])}`
}

function checked(clientId: string): string {
  if (/^[\x21-\x7e]{16,128}$/.test(clientId)) return clientId
  throw new AppError('invalid', 'invalid-request', 'X-Client-Id must be 16 to 128 visible ASCII characters.', {
    errors: [{ path: 'X-Client-Id', message: 'must be 16 to 128 visible ASCII characters' }],
  })
}

import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { unavailable } from '../errors'
import type { HttpClient } from '../http/client'
import type { KeySource } from './access-tokens'

const refetchAfterMs = 5_000

/**
 * The issuer's public keys (JWKS, RFC 7517), fetched when a token names one that is not known yet, at most once in five
 * seconds. Known keys go on working while the issuer is down.
 */
export function createRemoteKeys(client: HttpClient, path = '/.well-known/jwks.json'): KeySource {
  let keys = new Map<string, KeyObject>()
  let fetchedAt = -Infinity
  let fetching: Promise<void> | undefined

  const refresh = async () => {
    const { data } = await client.send<{ keys?: (JsonWebKey & { kid?: string })[] }>({ method: 'GET', path })
    keys = new Map(
      (data.keys ?? []).flatMap((jwk) =>
        jwk.kid ? [[jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })] as const] : [],
      ),
    )
    fetchedAt = performance.now()
  }

  return {
    async find(kid) {
      const known = keys.get(kid)
      if (known || performance.now() - fetchedAt < refetchAfterMs) return known
      fetching ??= refresh().finally(() => {
        fetching = undefined
      })
      try {
        await fetching
      } catch (cause) {
        throw unavailable('Access tokens cannot be checked right now. Please try again.', cause)
      }
      return keys.get(kid)
    },
  }
}

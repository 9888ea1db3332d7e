import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { unavailable } from '../errors'
import type { HttpClient } from '../http/client/client'
import type { KeySource } from './access-tokens'

const refetchAfterMs = 5_000

export type RemoteKeys = KeySource & { close(): void }

/**
 * The issuer's public keys (JWKS, RFC 7517), fetched every minute and for unknown ids at most every five seconds.
 * Known keys stay valid during an outage.
 */
export function createRemoteKeys(client: HttpClient, path = '/.well-known/jwks.json'): RemoteKeys {
  let keys = new Map<string, KeyObject>()
  let fetchedAt = -Infinity
  let fetching: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  const refresh = (): Promise<void> => {
    fetching ??= fetchKeys(client, path)
      .then((found) => {
        keys = found
        fetchedAt = performance.now()
      })
      .finally(() => {
        fetching = undefined
      })
    return fetching
  }

  const follow = (delayMs: number) => {
    timer = setTimeout(() => {
      // Failures surface as errors of requests whose token cannot be verified.
      const next = () => follow(keys.size === 0 ? 1_000 : 60_000)
      refresh().then(next, next)
    }, delayMs).unref()
  }
  follow(0)

  return {
    close: () => clearTimeout(timer),
    async find(kid) {
      const known = keys.get(kid)
      if (known || performance.now() - fetchedAt < refetchAfterMs) return known
      try {
        await refresh()
      } catch (cause) {
        throw unavailable('Access tokens cannot be checked right now. Please try again.', cause)
      }
      return keys.get(kid)
    },
  }
}

async function fetchKeys(client: HttpClient, path: string): Promise<Map<string, KeyObject>> {
  const { data } = await client.send<{ keys?: (JsonWebKey & { kid?: string })[] }>({ method: 'GET', path })
  return new Map(
    (data.keys ?? []).flatMap((jwk) =>
      jwk.kid ? [[jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })] as const] : [],
    ),
  )
}

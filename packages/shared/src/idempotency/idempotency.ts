import type { Request, Response } from 'express'
import { type Kysely, type QueryExecutorProvider, type Transaction } from 'kysely'
import { AppError } from '../errors'
import { pathOf } from '../http/routes/route-patterns'
import { anonymousOwner } from './idempotency-owner'
import { prepared } from '../postgres/prepared'
import { deriveKeys, hmac, hmacs, type Keys, type Secret, seal, unseal, UnsealError } from '../secrets'

/** Stored response to a request, for its repetition. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string>; replayed?: boolean }

/** Owner and key, enough for a job to finish the record. */
export type IdempotencyRef = { caller: string; key: string }

/** The first fingerprint is stored; others are of earlier secrets. */
export type KeyedRequest = IdempotencyRef & { fingerprints: readonly Buffer[] }

/** Runs an effect in one transaction, at most once for a key; the reply is stored in that transaction. */
export type Once<T> = <Schema>(db: Kysely<Schema>, effect: (tx: Transaction<Schema>) => Promise<T>) => Promise<Reply>

export type Idempotency = {
  /**
   * Key with its principal and a fingerprint of method, path and body. `owner` is proved by the body, such as an
   * address with its password. Undefined without a usable key.
   */
  identify(req: Request, caller?: string, owner?: string): KeyedRequest | undefined
  /**
   * Claims the key in the transaction; returns the stored reply of a finished request. Throws 422
   * `idempotency-key-reused` or 409 `idempotency-in-progress`.
   */
  claim(tx: QueryExecutorProvider, request: KeyedRequest): Promise<Reply | undefined>
  settle(tx: QueryExecutorProvider, ref: IdempotencyRef, reply: Reply): Promise<void>
  /** Releases the key after an error without effect. */
  abandon(tx: QueryExecutorProvider, ref: IdempotencyRef): Promise<void>
  /** Claims, runs and settles work of one transaction. */
  once<T>(request: KeyedRequest | undefined, present: (value: T) => Reply): Once<T>
}

export function createIdempotency(secret: Secret): Idempotency {
  const sealing = deriveKeys(secret, 'idempotency replies')
  const fingerprinting = deriveKeys(secret, 'idempotency fingerprints')

  const hash = (parts: readonly string[]) => hmac(fingerprinting[0], JSON.stringify(parts)).toString('base64url')

  const idempotency: Idempotency = {
    identify(req, known = req.principal?.subject, owner) {
      const key = req.get('idempotency-key')
      if (key === undefined) return undefined
      if (!/^[\x21-\x7e]{1,255}$/.test(key))
        throw new AppError('invalid', 'invalid-request', 'Idempotency-Key must be 1 to 255 visible ASCII characters.', {
          errors: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
        })
      const caller = known ?? anonymousOwner(req, { key, owner, hash })
      if (caller === undefined) return undefined
      const path = pathOf(req.originalUrl)
      const fingerprints = hmacs(fingerprinting, JSON.stringify([req.method, path, req.body ?? null]))
      return { caller, key, fingerprints }
    },

    async claim(tx, { caller, key, fingerprints }) {
      const inserted = await prepared`
        insert into idempotency_keys (caller, key, fingerprint) values (${caller}, ${key}, ${fingerprints[0]})
        on conflict do nothing returning key`.execute(tx)
      if (inserted.rows.length === 1) return undefined
      const { rows } = await prepared<{ fingerprint: Buffer; reply: Buffer | null }>`
        select fingerprint, reply from idempotency_keys where caller = ${caller} and key = ${key}`.execute(tx)
      const first = rows[0]
      if (first && !fingerprints.some((fingerprint) => fingerprint.equals(first.fingerprint)))
        throw first.reply && !isReadable(sealing, first.reply) ? replyUnreadable() : keyReused()
      if (!first?.reply)
        throw new AppError(
          'conflict',
          'idempotency-in-progress',
          'The first request with this Idempotency-Key is still under way. Try again in a moment.',
          {
            retryAfterSeconds: 1,
          },
        )
      return { ...readReply(sealing, first.reply), replayed: true }
    },

    async settle(tx, { caller, key }, reply) {
      const sealed = seal(sealing, JSON.stringify(reply))
      await prepared`update idempotency_keys set reply = ${sealed} where caller = ${caller} and key = ${key}`.execute(
        tx,
      )
    },

    async abandon(tx, { caller, key }) {
      await prepared`delete from idempotency_keys where caller = ${caller} and key = ${key} and reply is null`.execute(
        tx,
      )
    },

    once: (request, present) => (db, effect) =>
      db.transaction().execute(async (tx) => {
        const first = request && (await idempotency.claim(tx, request))
        if (first) return first
        const reply = present(await effect(tx))
        if (request) await idempotency.settle(tx, request, reply)
        return reply
      }),
  }
  return idempotency
}

function readReply(sealing: Keys, sealed: Buffer): Reply {
  try {
    return JSON.parse(unseal(sealing, sealed)) as Reply
  } catch (error) {
    throw error instanceof UnsealError ? replyUnreadable() : error
  }
}

function isReadable(sealing: Keys, sealed: Buffer): boolean {
  try {
    unseal(sealing, sealed)
    return true
  } catch (error) {
    if (error instanceof UnsealError) return false
    throw error
  }
}

const keyReused = () =>
  new AppError(
    'unprocessable',
    'idempotency-key-reused',
    'This Idempotency-Key belongs to another request. Use a new key for a new request.',
  )

/** The work was done, so the key stays taken. */
const replyUnreadable = () =>
  new AppError(
    'unprocessable',
    'idempotency-key-reused',
    'This Idempotency-Key was used before a secret was changed, and its reply can no longer be read. Check whether the first request succeeded before you send it with a new key.',
  )

export function sendReply(res: Response, reply: Reply): void {
  for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value)
  if (reply.replayed) res.setHeader('Idempotency-Replayed', 'true')
  res.status(reply.status).json(reply.body)
}

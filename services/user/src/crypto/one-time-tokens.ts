import { createHash, randomBytes } from 'node:crypto'
import { readOpaqueToken, toOpaqueToken } from '../domain/tokens/opaque-token'

/** Stored part of a one-time token: its hash. */
export type OneTimeTokenRef = { userId: string; hash: Buffer }

/** Opaque token of 256 random bits, and its stored form. */
export function makeOneTimeToken(userId: string): { token: string; hash: Buffer } {
  const secret = randomBytes(32)
  return { token: toOpaqueToken({ ids: [userId], secret }), hash: hashOf(secret) }
}

/** Undefined when it can't be one of ours. */
export function readOneTimeToken(token: string): OneTimeTokenRef | undefined {
  const read = readOpaqueToken(token, 1)
  return read && { userId: read.ids[0]!, hash: hashOf(read.secret) }
}

const hashOf = (secret: Buffer) => createHash('sha256').update(secret).digest()

import type { SessionRef } from './session'

const idBytes = 16

/** The two ids and 32 bytes of secret in one text of 86 characters: the ids say where to look, the secret alone counts. */
export const toRefreshToken = ({ userId, sessionId, secret }: SessionRef & { secret: Buffer }): string =>
  Buffer.concat([toBytes(userId), toBytes(sessionId), secret]).toString('base64url')

/** Undefined when it can't be one of ours. */
export function readRefreshToken(token: string): (SessionRef & { secret: Buffer }) | undefined {
  if (!/^[A-Za-z0-9_-]{86}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  return {
    userId: toId(bytes.subarray(0, idBytes)),
    sessionId: toId(bytes.subarray(idBytes, 2 * idBytes)),
    secret: bytes.subarray(2 * idBytes),
  }
}

const toBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const toId = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

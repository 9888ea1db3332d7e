import { createHash } from 'node:crypto'
import { markOf } from '../domain/one-time-secret'

/** 128 bits of the sealed secret, which holds a random nonce and is never shown, so that no text from people can contain them. */
export const secretMark = (sealedSecret: string): string =>
  markOf(createHash('sha256').update(sealedSecret).digest('hex').slice(0, 32))

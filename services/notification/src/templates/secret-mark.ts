import { createHash } from 'node:crypto'
import { markOf } from '../domain/one-time-secret'

/** 128 bits of the sealed secret, whose random nonce no text can contain. */
export const secretMark = (sealedSecret: string): string =>
  markOf(createHash('sha256').update(sealedSecret).digest('hex').slice(0, 32))

import jwt from 'jsonwebtoken'
import { type KeyObject, randomUUID } from 'node:crypto'

/** An access token of an hour, as the user service would sign it with the key `bench`. */
export const signAccessToken = (
  privateKey: KeyObject,
  { role, subject = randomUUID() }: { role: 'admin' | 'customer'; subject?: string },
): string =>
  jwt.sign({ role, sid: randomUUID() }, privateKey, {
    ...{ algorithm: 'RS256', keyid: 'bench', subject, expiresIn: '1h' },
    ...{ issuer: 'ecommerce', audience: 'ecommerce' },
  })

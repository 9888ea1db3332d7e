import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type KeyServer = { url: string; token: string; close(): void }

/** Stands in for the user service, as far as its public keys go, with the token of an admin of an hour. */
export async function openKeyServer(): Promise<KeyServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'RS256' }]
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const now = Math.floor(Date.now() / 1_000)
  const claims = { role: 'admin', sid: randomUUID(), sub: randomUUID(), iss: 'ecommerce', aud: 'ecommerce', iat: now }
  const content = [
    { alg: 'RS256', kid: 'bench' },
    { ...claims, exp: now + 3_600 },
  ]
    .map(encode)
    .join('.')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`,
    close: () => server.close(),
  }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** RSA private key of 3072 bits as PEM. */
export async function newSigningKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** A new RSA private key of 3072 bits, the length that the user service asks for, as PEM. */
export async function newSigningKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

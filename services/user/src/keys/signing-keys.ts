import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import { ConfigError } from '@ecommerce/shared/config'
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keysByAge, activeSigningKey } from '../domain/keys/key-rotation'

/** RSA of 128-bit security strength (NIST SP 800-57). */
export const signingKeyBits = 3_072

export type SigningKey = { kid: string; privateKey: KeyObject }

/** An RSA public key as a JWK (RFC 7517). */
export type PublishedKey = { kty: 'RSA'; n: string; e: string; kid: string; alg: 'RS256'; use: 'sig' }

export type SigningKeys = {
  /** Signs at this moment. */
  current(): SigningKey
  /** Keys that valid tokens may be signed with. */
  published: KeySource
  jwks(): { keys: PublishedKey[] }
  /** Returns true if the newest key is shorter than `signingKeyBits`; its tokens stay valid. */
  isNewestShort(): boolean
  /** Rereads the folder and returns true on changes; a failure keeps the previous keys. */
  reread(): Promise<boolean>
}

type Key = SigningKey & { name: string; publicKey: KeyObject; jwk: PublishedKey }
type KeyFile = { name: string; pem: Buffer }

/**
 * Reads and publishes every RSA private key `*.pem` of a folder. Throws `ConfigError` for an empty folder or other
 * content.
 */
export function readSigningKeys(dir: string, now: () => number = Date.now): SigningKeys {
  let keys = toKeys(dir, readFilesSync(dir))
  return {
    current() {
      const name = activeSigningKey(
        keys.map((key) => key.name),
        now(),
      )
      return keys.find((key) => key.name === name)!
    },
    published: { find: (kid) => Promise.resolve(keys.find((key) => key.kid === kid)?.publicKey) },
    jwks: () => ({ keys: keys.map(({ jwk }) => jwk) }),
    isNewestShort: () => bitsOf(keys.at(-1)!.privateKey) < signingKeyBits,
    async reread() {
      const before = keys
      keys = toKeys(dir, await readFiles(dir))
      return identity(keys) !== identity(before)
    },
  }
}

function readFilesSync(dir: string): KeyFile[] {
  try {
    return keyNames(readdirSync(dir)).map((name) => ({ name, pem: readFileSync(join(dir, name)) }))
  } catch (error) {
    throw unreadable(dir, error as NodeJS.ErrnoException)
  }
}

/** Repeats the listing once if a rotation removed a file meanwhile. */
async function readFiles(dir: string, triesLeft = 1): Promise<KeyFile[]> {
  try {
    const names = keyNames(await readdir(dir))
    return await Promise.all(names.map(async (name) => ({ name, pem: await readFile(join(dir, name)) })))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && triesLeft > 0) return readFiles(dir, triesLeft - 1)
    throw unreadable(dir, error as NodeJS.ErrnoException)
  }
}

const keyNames = (names: string[]) => keysByAge(names.filter((name) => name.endsWith('.pem')))

const unreadable = (dir: string, { syscall, path = dir }: NodeJS.ErrnoException) =>
  fault(syscall === 'scandir' ? `names no folder that can be read: ${dir}` : `holds a file that can't be read: ${path}`)

function toKeys(dir: string, files: KeyFile[]): Key[] {
  if (files.length === 0) throw fault(`holds no *.pem file: ${dir}`)
  return files.map(({ name, pem }) => ({ name, ...toKey(pem, join(dir, name)) }))
}

function toKey(pem: Buffer, path: string): Omit<Key, 'name'> {
  const privateKey = toPrivateKey(pem, path)
  if (privateKey.asymmetricKeyType !== 'rsa' || bitsOf(privateKey) < 2_048)
    throw fault(`needs RSA keys of at least 2048 bits, which this one is not: ${path}`)
  const publicKey = createPublicKey(privateKey)
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const kid = thumbprint({ n, e })
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', n, e, kid, alg: 'RS256', use: 'sig' } }
}

const bitsOf = (key: KeyObject): number => key.asymmetricKeyDetails?.modulusLength ?? 0

function toPrivateKey(pem: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw fault(`holds a file that is no PEM private key: ${path}`)
  }
}

/** RFC 7638: the SHA-256 of the required members in alphabetical order. */
const thumbprint = ({ n, e }: { n: string; e: string }) =>
  createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url')

const identity = (keys: Key[]) => keys.map(({ name, kid }) => `${name} ${kid}`).join()

const fault = (message: string) => new ConfigError([`SIGNING_KEYS_DIR ${message}`])

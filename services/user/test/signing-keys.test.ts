import { ConfigError } from '@ecommerce/shared/config'
import { generateKeyPairSync } from 'node:crypto'
import { readSigningKeys } from '../src/signing-keys'
import { type KeysDir, makeKeysDir, newPrivateKey } from './support/signing-keys'

let keysDir: KeysDir
beforeEach(async () => {
  keysDir = await makeKeysDir()
})
afterEach(() => keysDir.remove())

const reading = () => () => readSigningKeys(keysDir.path)
const pemOf = (key: ReturnType<typeof newPrivateKey>) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

test('signs with the last key by name and publishes all', async () => {
  await keysDir.add('0002.pem')
  await keysDir.add('0001.pem')
  await keysDir.add('notes.txt', 'none')
  const { current, jwks, published } = readSigningKeys(keysDir.path)
  expect(jwks.keys).toHaveLength(2)
  expect(current.kid).toBe(jwks.keys[1]!.kid)
  await expect(published.find(jwks.keys[0]!.kid)).resolves.toMatchObject({ type: 'public' })
  await expect(published.find('elsewhere')).resolves.toBeUndefined()
})

test('says that the folder is not there', () => {
  expect(() => readSigningKeys('/nowhere')).toThrow(
    new ConfigError(['SIGNING_KEYS_DIR names no folder that can be read: /nowhere']),
  )
})

test('says that the folder holds no key', () => {
  expect(reading()).toThrow(`SIGNING_KEYS_DIR holds no *.pem file: ${keysDir.path}`)
})

test.each([
  ['no key at all', () => 'hello', 'no PEM private key'],
  ['a key of another kind', () => pemOf(generateKeyPairSync('ed25519').privateKey), 'needs RSA keys'],
  ['a key that is too short', () => pemOf(newPrivateKey(1024)), 'at least 2048 bits'],
])('says which file is %s', async (_what, pem, message) => {
  await keysDir.add('0001.pem', pem())
  expect(reading()).toThrow(message)
  expect(reading()).toThrow('0001.pem')
})

import { ConfigError } from '@ecommerce/shared/config'
import { waitFor } from '@ecommerce/testkit/waiting'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { followSigningKeys } from '../../src/keys/follow-signing-keys'
import { readSigningKeys } from '../../src/keys/signing-keys'
import { type KeysDir, makeKeysDir, newPrivateKey } from '../support/signing-keys'

let keysDir: KeysDir

describe('Signing keys', () => {
  beforeEach(async () => {
    keysDir = await makeKeysDir()
  })
  afterEach(() => keysDir.remove())

  const reading = () => () => readSigningKeys(keysDir.path)
  const pemOf = (key: ReturnType<typeof newPrivateKey>) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

  test('sign by the last name and publish all', async () => {
    await keysDir.add('0002.pem')
    await keysDir.add('0001.pem')
    await keysDir.add('notes.txt', 'none')
    const { current, jwks, published } = readSigningKeys(keysDir.path)
    const [first, second] = jwks().keys
    expect(jwks().keys).toHaveLength(2)
    expect(current().kid).toBe(second!.kid)
    await expect(published.find(first!.kid)).resolves.toMatchObject({ type: 'public' })
    await expect(published.find('elsewhere')).resolves.toBeUndefined()
  })

  test('report a missing folder', () => {
    expect(() => readSigningKeys('/nowhere')).toThrow(
      new ConfigError(['SIGNING_KEYS_DIR names no folder that can be read: /nowhere']),
    )
  })

  test('report an empty folder', () => {
    expect(reading()).toThrow(`SIGNING_KEYS_DIR holds no *.pem file: ${keysDir.path}`)
  })

  test('report an unreadable file', async () => {
    await mkdir(join(keysDir.path, '0001.pem'))
    expect(reading()).toThrow("SIGNING_KEYS_DIR holds a file that can't be read")
  })

  test.each([
    ['no key at all', () => 'hello', 'no PEM private key'],
    ['a key of another kind', () => pemOf(generateKeyPairSync('ed25519').privateKey), 'needs RSA keys'],
    ['a key that is too short', () => pemOf(newPrivateKey(1024)), 'at least 2048 bits'],
  ])('report a file that is %s', async (_what, pem, message) => {
    await keysDir.add('0001.pem', pem())
    expect(reading()).toThrow(message)
    expect(reading()).toThrow('0001.pem')
  })

  describe('in a running service', () => {
    const log = { info: jest.fn(), warn: jest.fn() }
    const longKey = pemOf(newPrivateKey(3_072))
    let looks: number
    let following: { close(): void } | undefined
    afterEach(() => following?.close())

    /** Follows the folder at short intervals and counts reads. */
    async function follow(pem = longKey) {
      await keysDir.add('0001.pem', pem)
      const keys = readSigningKeys(keysDir.path)
      looks = 0
      log.info.mockClear()
      log.warn.mockClear()
      const reread = () => keys.reread().finally(() => looks++)
      following = followSigningKeys({ ...keys, reread }, log, 2)
      return keys
    }

    const someMoreLooks = () => {
      const seen = looks
      return waitFor('some more looks', () => Promise.resolve(looks > seen + 3))
    }

    test('are reread, and reported once', async () => {
      const keys = await follow()
      await keysDir.add('0002.pem')
      await waitFor('the new key', () => Promise.resolve(keys.jwks().keys.length === 2))
      await someMoreLooks()
      const published = keys
        .jwks()
        .keys.map(({ kid }) => kid)
        .join()
      expect(log.info.mock.calls).toEqual([[{ 'labels.published': published }, 'signing keys changed']])
    })

    test('stay valid while the folder is missing, with one warning', async () => {
      const keys = await follow()
      const before = keys.jwks()
      await keysDir.remove()
      await waitFor('the warning', () => Promise.resolve(log.warn.mock.calls.length > 0))
      await someMoreLooks()
      expect(log.warn.mock.calls.at(-1)).toEqual([
        { 'error.message': `SIGNING_KEYS_DIR names no folder that can be read: ${keysDir.path}` },
        'signing keys unreadable, keeping the previous ones',
      ])
      expect(keys.jwks()).toEqual(before)
    })

    test('warn once per invalid file and report recovery', async () => {
      await follow()
      await keysDir.add('0002.pem', 'broken')
      await someMoreLooks()
      await keysDir.take('0002.pem')
      await waitFor('the good news', () => Promise.resolve(log.info.mock.calls.length > 0))
      await keysDir.add('0003.pem', 'broken')
      await someMoreLooks()
      const warnings = log.warn.mock.calls.map(([fields]: [{ 'error.message': string }]) => fields['error.message'])
      expect(warnings).toEqual([expect.stringContaining('0002.pem'), expect.stringContaining('0003.pem')])
      expect(log.info.mock.calls).toEqual([['signing keys readable again']])
    })

    test('warn of a newest key below 3072 bits', async () => {
      await follow(pemOf(newPrivateKey(2_048)))
      const short = 'the newest signing key has fewer than 3072 bits: rotate the signing keys'
      expect(log.warn.mock.calls).toEqual([[short]])
      await keysDir.add('0002.pem', longKey)
      await waitFor('the new key', () => Promise.resolve(log.info.mock.calls.length > 0))
      expect(log.warn).toHaveBeenCalledTimes(1)
    })

    test('are not read after closing', async () => {
      const keys = await follow()
      await someMoreLooks()
      following?.close()
      const atMost = looks + 1
      let others = 0
      following = followSigningKeys({ ...keys, reread: () => keys.reread().finally(() => others++) }, log, 2)
      await waitFor('another one to look often', () => Promise.resolve(others > 5))
      expect(looks).toBeLessThanOrEqual(atMost)
    })
  })
})

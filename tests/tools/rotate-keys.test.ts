import { ensureSigningKey } from '@ecommerce/tools/launcher/ensure-signing-key'
import { newSigningKey } from '@ecommerce/tools/new-signing-key'
import { keyNameAt, readSigningKeys } from '@ecommerce/user'
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const script = join(__dirname, '..', '..', 'tools', 'rotate-keys.mjs')

let folder: string
let keysDir: string

describe('Key rotation tool', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rotate-keys-'))
    keysDir = join(folder, 'keys')
    await mkdir(keysDir)
  })
  afterEach(() => rm(folder, { recursive: true }))

  type Ended = { code: number; said: string }

  const rotate = (args: string[] = [], env: NodeJS.ProcessEnv = { SIGNING_KEYS_DIR: keysDir }): Promise<Ended> =>
    new Promise((resolve) =>
      execFile(process.execPath, [script, ...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      ),
    )

  const minutesAgo = (minutes: number) => keyNameAt(Date.now() - minutes * 60_000)
  const addKey = async (name: string) => writeFile(join(keysDir, name), await newSigningKey())
  const keys = async () => (await readdir(keysDir)).toSorted()

  test('adds a private key file beside the old one', async () => {
    await addKey('0001.pem')
    const { code, said } = await rotate()
    expect(code).toBe(0)
    const [old, added = '', ...others] = await keys()
    expect([old, others]).toEqual(['0001.pem', []])
    expect(added).toMatch(/^\d{8}T\d{6}Z\.pem$/)
    expect((await stat(join(keysDir, added))).mode & 0o777).toBe(0o600)
    expect(said).toContain(added)
    expect(said).toMatch(/signs with it from \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\. Nobody is signed out\./)

    const before = readSigningKeys(keysDir, () => Date.now())
    const after = readSigningKeys(keysDir, () => Date.now() + 120_000)
    expect([before.current().kid, after.current().kid]).toEqual(before.jwks().keys.map(({ kid }) => kid))
  })

  test('does nothing until the new key is known everywhere', async () => {
    await addKey('0001.pem')
    await rotate()
    const made = await keys()
    const { code, said } = await rotate()
    expect(code).toBe(0)
    expect(said).toMatch(/^Nothing done: .+ UTC\.\n$/)
    expect(await keys()).toEqual(made)
  })

  test('creates one key in three concurrent runs', async () => {
    await addKey('0001.pem')
    const ended = await Promise.all([rotate(), rotate(), rotate()])
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(ended.filter(({ said }) => said.startsWith('Nothing done'))).toHaveLength(2)
    expect(await keys()).toHaveLength(2)
  })

  test('removes keys inactive for over an hour only', async () => {
    const [old, recent] = [minutesAgo(64), minutesAgo(10)]
    for (const name of ['0001.pem', old, recent]) await addKey(name)
    const { said } = await rotate()
    expect(said).toContain('Removed 0001.pem')
    expect(said).toContain(`Kept ${old}`)
    expect(await keys()).toEqual([old, recent, expect.any(String)])
  })

  test('creates the first key', async () => {
    const { said } = await rotate()
    expect(said).toContain('signs at once')
    expect(readSigningKeys(keysDir).jwks().keys).toHaveLength(1)
  })

  test('leaves time for a slowly distributed folder', async () => {
    await addKey('0001.pem')
    await rotate(['--ahead', '10'])
    const [signing, , later] = [0, 11, 13].map((minutes) =>
      readSigningKeys(keysDir, () => Date.now() + minutes * 60_000).current(),
    )
    const [oldKid, newKid] = readSigningKeys(keysDir)
      .jwks()
      .keys.map(({ kid }) => kid)
    expect([signing?.kid, later?.kid]).toEqual([oldKid, newKid])
  })

  test('rotates the keys of npm start by default', async () => {
    await addKey('0001.pem')
    const { code } = await rotate([], { SIGNING_KEYS_DIR: '', DATA_DIR: folder })
    expect(code).toBe(0)
    expect(await keys()).toHaveLength(2)
  })

  test('explains a missing folder', async () => {
    const { code, said } = await rotate([], { SIGNING_KEYS_DIR: join(folder, 'elsewhere') })
    expect(code).toBe(1)
    expect(said).toMatch(/^There are no keys to rotate: .+elsewhere can't be read\. npm start makes a first key/)
  })

  test('creates no key that another invalid file would keep unpublished', async () => {
    await writeFile(join(keysDir, '0001.pem'), 'broken')
    const { code, said } = await rotate()
    expect(code).toBe(1)
    expect(said).toMatch(/^Nothing done: .+0001\.pem\n$/)
    expect(await keys()).toEqual(['0001.pem'])
  })

  test('rejects unknown options', async () => {
    const { code, said } = await rotate(['--soon'])
    expect(code).toBe(1)
    expect(said).toContain("Unknown option '--soon'")
    expect(said.split('\n')).toHaveLength(2)
  })

  describe('with npm start on an earlier folder', () => {
    const start = async () => {
      const said: string[] = []
      await ensureSigningKey(keysDir, { say: (line) => said.push(line) })
      return said
    }

    test('adds a key of 3072 bits beside one of 2048, which signs until then', async () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
      await writeFile(join(keysDir, '0001.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
      expect((await start()).join()).toContain('Nobody is signed out.')
      expect(await start()).toEqual([])
      const [old, added = '', ...others] = await keys()
      expect([old, added, others]).toEqual(['0001.pem', expect.stringMatching(/Z\.pem$/), []])
      const signer = (at: number) => readSigningKeys(keysDir, () => at).current().privateKey.asymmetricKeyDetails
      expect(signer(Date.now())?.modulusLength).toBe(2_048)
      expect(signer(Date.now() + 120_000)?.modulusLength).toBe(3_072)
      expect(readSigningKeys(keysDir).isNewestShort()).toBe(false)
    })

    test('creates one key of 3072 bits in a new folder, and none after a rotation', async () => {
      await start()
      expect(await keys()).toEqual(['0001.pem'])
      expect(readSigningKeys(keysDir).isNewestShort()).toBe(false)
      await rename(join(keysDir, '0001.pem'), join(keysDir, minutesAgo(5)))
      expect(await start()).toEqual([])
      expect(await keys()).toHaveLength(1)
    })
  })
})

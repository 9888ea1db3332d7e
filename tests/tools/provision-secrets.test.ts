import { putSecrets } from '@ecommerce/tools/provision/secrets'
import { rotateSigningKey } from '@ecommerce/tools/provision/rotate-signing-key'
import { readSigningKeys } from '@ecommerce/user'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const services = ['user', 'product', 'order', 'notification'] as const
const callers = {
  user: ['product', 'order', 'notification'],
  product: ['user', 'order'],
  order: ['user'],
  notification: ['user', 'product', 'order'],
}

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'provision-secrets-'))
})
afterEach(() => rm(root, { recursive: true }))

const inKept = (name: string) => join(root, 'kept', name)
const filesOf = async (service: string): Promise<Record<string, string>> => {
  const names = await readdir(join(root, service))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(root, service, name), 'utf8')] as const)),
  )
}
const put = () => putSecrets(root, {})

describe('Secrets of containers', () => {
  test('include a token secret per service, held by its callers', async () => {
    await put()
    const files = Object.fromEntries(
      await Promise.all(services.map(async (service) => [service, await filesOf(service)])),
    ) as Record<string, Record<string, string>>
    const own = services.map((service) => files[service]?.['service-token-secret'])
    expect(new Set(own).size).toBe(4)
    for (const callee of services) {
      const secret = files[callee]?.['service-token-secret']
      const holders = services.filter((service) => Object.values(files[service] ?? {}).includes(secret!))
      expect(holders.toSorted()).toEqual([callee, ...callers[callee]].toSorted())
      for (const caller of callers[callee]) expect(files[caller]?.[`${callee}-token-secret`]).toBe(secret)
      expect(files[callee]).not.toHaveProperty('service-token-secret-previous')
    }
  })

  test('keep an earlier common secret as previous until deleted', async () => {
    await mkdir(join(root, 'kept'))
    await writeFile(inKept('service-token-secret'), 'the-one-secret-of-all')
    await put()
    for (const service of services) {
      const files = await filesOf(service)
      expect(files['service-token-secret-previous']).toBe('the-one-secret-of-all')
      expect(files['service-token-secret']).toMatch(/^[0-9a-f]{64}$/)
    }
    await rm(inKept('service-token-secret'))
    await put()
    for (const service of services) expect(await filesOf(service)).not.toHaveProperty('service-token-secret-previous')
  })

  test('rotate one secret by renaming its file', async () => {
    await put()
    const [order, user, product] = [await filesOf('order'), await filesOf('user'), await filesOf('product')]
    for (const name of ['order-token-secret', 'encryption-secret'])
      await rename(inKept(name), inKept(`${name}-previous`))
    await put()
    const after = await filesOf('order')
    const own = after['service-token-secret']
    expect(after).toEqual({
      ...order,
      'service-token-secret': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      'service-token-secret-previous': order['service-token-secret'],
    })
    expect(own).not.toBe(order['service-token-secret'])
    expect(await filesOf('user')).toEqual({
      ...user,
      'order-token-secret': own,
      'encryption-secret': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      'encryption-secret-previous': user['encryption-secret'],
    })
    expect(await filesOf('product')).toEqual(product)
  })

  test('add a signing key of 3072 bits to one of 2048, and rotate on request', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    await mkdir(join(root, 'kept'))
    await writeFile(inKept('0001.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await put()
    await put()
    const keys = () => readSigningKeys(join(root, 'user'))
    expect(keys().jwks().keys).toHaveLength(2)
    expect(keys().isNewestShort()).toBe(false)
    await rm(inKept('0001.pem'))
    const [newer = ''] = (await readdir(join(root, 'kept'))).filter((name) => name.endsWith('.pem'))
    await rename(inKept(newer), inKept('0002.pem'))
    await rotateSigningKey(root, {}, () => undefined)
    expect(Object.keys(await filesOf('user')).filter((name) => name.endsWith('.pem'))).toEqual([
      '0002.pem',
      expect.stringMatching(/^\d{8}T\d{6}Z\.pem$/),
    ])
  })
})

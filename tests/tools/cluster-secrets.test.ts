import { putClusterSecrets } from '@ecommerce/tools/provision/cluster-secrets'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string
let cluster: Server
let secrets: Map<string, Record<string, string>>
let versions: Map<string, number>
let env: NodeJS.ProcessEnv

describe('Cluster secrets', () => {
  /** Fake Kubernetes API for Secrets: GET, POST with unique names, PUT with versions. */
  beforeEach(async () => {
    secrets = new Map()
    versions = new Map()
    folder = await mkdtemp(join(tmpdir(), 'cluster-secrets-'))
    await writeFile(join(folder, 'token'), 'the-token\n')
    await writeFile(join(folder, 'namespace'), 'ecommerce')
    cluster = createServer((req, res) => {
      const end = (status: number, body: unknown = {}) => res.writeHead(status).end(JSON.stringify(body))
      let text = ''
      req.on('data', (chunk: Buffer) => (text += chunk.toString()))
      req.once('end', () => {
        if (req.headers.authorization !== 'Bearer the-token') return void end(401)
        const name = /^\/api\/v1\/namespaces\/ecommerce\/secrets(?:\/([\w-]+))?$/.exec(req.url ?? '')?.[1]
        if (req.method === 'GET' && name !== undefined) {
          const data = secrets.get(name)
          return void (data ? end(200, { metadata: { resourceVersion: versionOf(name) }, data }) : end(404))
        }
        const { metadata, data } = JSON.parse(text) as {
          metadata: { name: string; resourceVersion?: string }
          data: Record<string, string>
        }
        const isCurrent = req.method === 'PUT' ? metadata.resourceVersion === versionOf(metadata.name) : !secrets.has(metadata.name) // prettier-ignore
        if (!isCurrent) return void end(409)
        secrets.set(metadata.name, data)
        versions.set(metadata.name, Number(versionOf(metadata.name)) + 1)
        end(req.method === 'PUT' ? 200 : 201)
      })
    }).listen(0, '127.0.0.1')
    await once(cluster, 'listening')
    env = {
      KUBERNETES_API: `http://127.0.0.1:${(cluster.address() as AddressInfo).port}`,
      SERVICE_ACCOUNT_DIR: folder,
    }
  })

  afterEach(async () => {
    cluster.close()
    await once(cluster, 'close')
    await rm(folder, { recursive: true })
  })

  const versionOf = (name: string) => String(versions.get(name) ?? 0)

  const put = async () => {
    const root = await mkdtemp(join(tmpdir(), 'cluster-secrets-root-'))
    await putClusterSecrets(root, env).finally(() => rm(root, { recursive: true }))
  }
  const textOf = (secret: string, name: string) => Buffer.from(secrets.get(secret)?.[name] ?? '', 'base64').toString()

  test('exist per pod with the minimum', async () => {
    await put()
    expect([...secrets.keys()].toSorted()).toEqual(
      ['gateway-tls', 'kept', 'monitoring', 'notification', 'order', 'postgres', 'product', 'redis', 'user'].toSorted(),
    )
    expect(Object.keys(secrets.get('product') ?? {}).toSorted()).toEqual([
      'database-url',
      'notification-token-secret',
      'redis-url',
      'service-token-secret',
      'user-token-secret',
    ])
    const password = textOf('postgres', 'order-database-password')
    expect(password).toMatch(/^[0-9a-f]{64}$/)
    expect(textOf('order', 'database-url')).toBe(`postgres://order_service:${password}@postgres:5432/order_service`)
    expect(textOf('order', 'user-token-secret')).toBe(textOf('user', 'service-token-secret'))
    expect(textOf('order', 'service-token-secret')).not.toBe(textOf('user', 'service-token-secret'))
    expect(textOf('gateway-tls', 'tls.crt')).toContain('BEGIN CERTIFICATE')
  })

  test('are restored by another run and otherwise unchanged', async () => {
    await put()
    const before = new Map(secrets)
    secrets.delete('order')
    await put()
    expect(secrets).toEqual(before)
    expect([...versions.values()]).toEqual([...versions.keys()].map((name) => (name === 'order' ? 2 : 1)))
  })

  test('of an earlier version are extended and keep manual entries', async () => {
    await put()
    const bytes = (text: string) => Buffer.from(text).toString('base64')
    const shared = bytes('the-one-secret-of-all')
    const kept = Object.entries(secrets.get('kept')!).filter(([name]) => !name.endsWith('-token-secret'))
    secrets.set('kept', { ...Object.fromEntries(kept), 'service-token-secret': shared })
    for (const name of ['user', 'product', 'order', 'notification']) {
      const files = Object.entries(secrets.get(name)!).filter(([member]) => !member.endsWith('-token-secret'))
      secrets.set(name, { ...Object.fromEntries(files), 'service-token-secret': shared })
    }
    secrets.get('order')!['stripe-secret-key'] = bytes('sk_test_by_hand')
    await put()
    expect(textOf('user', 'service-token-secret')).toMatch(/^[0-9a-f]{64}$/)
    expect(textOf('user', 'service-token-secret-previous')).toBe('the-one-secret-of-all')
    for (const caller of ['product', 'order', 'notification'])
      expect(textOf(caller, 'user-token-secret')).toBe(textOf('user', 'service-token-secret'))
    expect(textOf('order', 'stripe-secret-key')).toBe('sk_test_by_hand')
    const after = new Map(secrets)
    await put()
    expect(secrets).toEqual(after)
  })

  test('agree for two concurrent runs', async () => {
    await Promise.all([put(), put(), put()])
    const password = textOf('postgres', 'user-database-password')
    expect(textOf('user', 'database-url')).toContain(`:${password}@`)
    expect(textOf('kept', 'user-database-password')).toBe(password)
  })

  test('report objects that Kubernetes rejects', async () => {
    await writeFile(join(folder, 'token'), 'another')
    await expect(put()).rejects.toThrow('Kubernetes answers 401')
  })
})

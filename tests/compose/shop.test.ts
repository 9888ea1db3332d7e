import { waitFor } from '@ecommerce/testkit/waiting'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ComposeShop, composeShop } from './support/compose'
import { customers } from './support/load'

const services = ['user', 'product', 'order', 'notification'] as const
const running = [...services, 'nginx', 'postgres', 'redis', 'mailpit'] as const

let shop: ComposeShop

describe('Compose platform', () => {
  beforeAll(async () => {
    // Unlimited, as all customers share an address.
    shop = await composeShop({ RATE_LIMIT_ENABLED: 'false' })
    await shop.up('--build')
  }, 600_000)
  afterAll(() => shop.down(), 120_000)

  type Container = {
    Config: { User: string; Image: string; Env: string[]; Labels: Record<string, string> }
    HostConfig: {
      ReadonlyRootfs: boolean
      CapDrop: string[]
      CapAdd: string[] | null
      SecurityOpt: string[]
      Memory: number
      NanoCpus: number
      PidsLimit: number
      Privileged: boolean
      RestartPolicy: { Name: string }
    }
    NetworkSettings: { Ports: Record<string, { HostIp: string }[] | null> }
    State: { Health: { Status: string } }
  }

  async function inspect(service: string): Promise<Container> {
    const [id = ''] = await shop.containersOf(service)
    return (JSON.parse(await shop.docker('inspect', id)) as Container[])[0]!
  }

  /** Reads a container's file by Node, its only program. */
  const insideOf = (service: string, path: string) =>
    isService(service)
      ? shop.compose('exec', service, 'node', '-p', `fs.readFileSync('${path}', 'utf8')`)
      : shop.compose('exec', service, 'cat', path)

  const isService = (name: string): boolean => services.some((service) => service === name)

  describe('the README’s first purchase', () => {
    test('works through the gateway, with its mail', async () => {
      const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8')
      const commands = readme.match(/## The first purchase[\s\S]*?```sh\n([\s\S]*?)```/)?.[1] ?? ''
      const script = commands
        .replaceAll(/http:\/\/localhost:300\d/g, `https://localhost:${shop.httpsPort}`)
        .replace('http://localhost:1080/email', `http://localhost:${shop.mailPort}/api/v1/messages`)
        .replace('"subject":', '"Subject":')
      const { code, said } = await shop.program('sh', '-ec', script)
      expect(said).toMatch(/"status":"confirmed"/)
      expect(said).toMatch(/"Subject":"[^"]*\d{4}-\d{6}/)
      expect(code).toBe(0)
    })
  })

  describe('the documented administrator password', () => {
    test('keeps the gateway off the network', async () => {
      const opened = shop.compose('run', '--rm', '--no-deps', '--env', 'LISTEN_ADDRESS=0.0.0.0', 'fill')
      await expect(opened).rejects.toThrow(/set ADMIN_PASSWORD/)
    })
  })

  describe.each(running)('%s', (service) => {
    test('is unprivileged, with a read-only file system', async () => {
      const { Config, HostConfig } = await inspect(service)
      expect(HostConfig).toMatchObject({
        ...{ ReadonlyRootfs: true, CapDrop: ['ALL'], CapAdd: null, Privileged: false },
        SecurityOpt: ['no-new-privileges:true'],
        RestartPolicy: { Name: 'unless-stopped' },
      })
      for (const limit of ['Memory', 'NanoCpus', 'PidsLimit'] as const) expect(HostConfig[limit]).toBeGreaterThan(0)
      expect(Config.Env.filter((line) => /(SECRET|PASSWORD|TOKEN|_URL)=.*(:[^/]|whsec|sk_).*@/.test(line))).toEqual([])

      const status = await insideOf(service, '/proc/1/status')
      expect(status).toMatch(/^Uid:\t[1-9]/m)
      expect(status.match(/^Cap\w+:\t(\d+)$/gm)).toHaveLength(5)
      expect(status.match(/^Cap\w+:\t0+$/gm)).toHaveLength(5)
      expect(status).toMatch(/^NoNewPrivs:\t1$/m)
      expect(status).toMatch(/^Seccomp:\t2$/m)
      expect(await insideOf(service, '/proc/mounts')).toMatch(/^overlay \/ overlay ro,/m)
    })
  })

  describe('network access', () => {
    test('from outside reaches nginx only', async () => {
      const published = await Promise.all(
        running.map(async (service) => {
          const { NetworkSettings } = await inspect(service)
          return [service, Object.values(NetworkSettings.Ports).filter((ports) => ports !== null).length] as const
        }),
      )
      expect(published.filter(([, count]) => count > 0)).toEqual([['nginx', 3]])
    })

    test.each([
      ['nginx', 'postgres'],
      ['nginx', 'redis'],
    ])('from %s does not reach %s', async (from, to) => {
      await expect(shop.compose('exec', from, 'getent', 'ahosts', to)).rejects.toMatchObject({ code: 2 })
    })

    test.each(services)('lets %s reach its own database only', async (service) => {
      const script = `
      const { Client } = require('pg')
      const own = new URL(fs.readFileSync('/run/secrets/database-url', 'utf8'))
      const outcomes = ${JSON.stringify(services)}.map(async (name) => {
        const url = new URL(own)
        url.pathname = name + '_service'
        const client = new Client({ connectionString: url.href })
        return client.connect().then(() => client.end()).then(() => 'open', ({ code }) => code)
      })
      Promise.all(outcomes).then((all) => console.log(JSON.stringify(all)))`
      const outcomes = JSON.parse(await shop.compose('exec', service, 'node', '-e', script)) as string[]
      expect(outcomes).toEqual(services.map((name) => (name === service ? 'open' : '42501')))
    })

    test('lets the exporter read statistics but no data', async () => {
      const asExporter = (database: string, query: string) =>
        shop.compose(
          ...['exec', 'postgres', 'sh', '-c'],
          `PGPASSWORD=$(cat /run/secrets/exporter-database-password) psql -h 127.0.0.1 -U exporter -d ${database} -Atc "${query}"`,
        )
      const running = await asExporter(
        'postgres',
        "select count(*) from pg_stat_activity where datname = 'order_service'",
      )
      expect(Number(running)).toBeGreaterThan(0)
      await expect(asExporter('order_service', 'select 1')).rejects.toThrow(/permission denied/)
    })

    test('lets only nginx’s own container read its metrics', async () => {
      const get = ['exec', 'nginx', 'wget', '-q', '-T', '2', '-O', '-']
      expect(await shop.compose(...get, 'http://127.0.0.1:8081/status')).toContain('Active connections')
      await expect(shop.compose(...get, 'http://nginx:8081/status')).rejects.toThrow()
    })

    const called = {
      user: ['product', 'order', 'notification'],
      product: ['user', 'notification'],
      order: ['user', 'product', 'notification'],
      notification: ['user'],
    }

    test('uses a separate token secret per service, held by its callers', async () => {
      const read = (service: string, file: string) =>
        shop.compose('exec', service, 'node', '-p', `fs.readFileSync('/run/secrets/${file}', 'utf8')`)
      const own = Object.fromEntries(
        await Promise.all(services.map(async (service) => [service, await read(service, 'service-token-secret')])),
      ) as Record<string, string>
      expect(new Set(Object.values(own)).size).toBe(services.length)
      for (const service of services)
        for (const callee of called[service]) expect(await read(service, `${callee}-token-secret`)).toBe(own[callee])
    })

    test.each(services)('gives %s its own secrets only', async (service) => {
      const names = await shop.compose('exec', service, 'node', '-p', "fs.readdirSync('/run/secrets').join(' ')")
      expect(names.split(' ').sort()).toEqual(
        [
          ...['database-url', 'redis-url', 'service-token-secret'],
          ...{
            user: ['0001.pem', 'encryption-secret'],
            product: [],
            order: ['stripe-secret-key', 'stripe-webhook-secret'],
            notification: ['sms-auth-token', 'smtp-url', 'webhook-secret'],
          }[service],
          ...called[service].map((callee) => `${callee}-token-secret`),
        ].sort(),
      )
    })
  })

  describe.each(services)('the image of %s', (service) => {
    test('is small, labelled and has no shell', async () => {
      const { Config } = await inspect(service)
      const [image] = JSON.parse(await shop.docker('image', 'inspect', Config.Image)) as [
        { Size: number; Config: { User: string; Healthcheck?: object; Labels: Record<string, string> } },
      ]
      expect(image.Size).toBeLessThan(250_000_000)
      expect(image.Config).toMatchObject({ User: 'node', Healthcheck: expect.anything() as object })
      expect(image.Config.Labels).toMatchObject({
        'org.opencontainers.image.title': `ecommerce-${service}`,
        'org.opencontainers.image.version': expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
        'org.opencontainers.image.revision': expect.any(String) as string,
        'org.opencontainers.image.licenses': 'MIT',
      })
      await expect(shop.compose('exec', service, 'sh', '-c', 'true')).rejects.toThrow()
      const held = await shop.compose(
        ...['exec', service, 'node', '-p'],
        "fs.readdirSync('/app/node_modules').filter((name) => /^(jest|typescript|eslint|newman|maildev)$/.test(name)).length",
      )
      expect(held).toBe('0')
    })
  })

  test('requests reach all three replicas of the order service', async () => {
    await shop.compose('up', '--detach', '--no-deps', '--no-recreate', '--wait', '--scale', 'order=3', 'order')
    await pause(3_000)
    for (let asked = 0; asked < 30; asked++)
      expect((await shop.ask('GET', '/api/orders/shipping-methods')).status).toBe(200)
    const log = await shop.compose('logs', '--no-log-prefix', '--tail', '30', 'nginx')
    const upstreams = new Set(
      [...log.matchAll(/"url.path":"\/api\/orders\/shipping-methods".*"labels.upstream":"([^"]+)"/g)].map(
        ([, at]) => at,
      ),
    )
    expect(upstreams.size).toBe(3)
  })

  test('a rolling restart fails no request', async () => {
    const before = await Promise.all(services.map((service) => shop.containersOf(service)))
    const load = await customers(shop.ask, 4)
    await pause(2_000)
    const { code, said } = await shop.program('node', 'tools/rolling-restart.mjs')
    expect([code, said]).toEqual([0, expect.stringContaining('notification: done') as string])
    const { answered, failed } = await load.stop()
    expect(failed.slice(0, 10)).toEqual([])
    expect(answered).toBeGreaterThan(500)
    const after = await Promise.all(services.map((service) => shop.containersOf(service)))
    expect(after.map((ids) => ids.length)).toEqual([1, 1, 3, 1])
    expect(after.flat().filter((id) => before.flat().includes(id))).toEqual([])
  })

  test('a stopping service logs it, drains and ends', async () => {
    const [id = ''] = await shop.containersOf('notification')
    const address = await shop.docker(
      'inspect',
      '--format',
      '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}',
      id,
    )
    const url = `http://${address.split(' ')[0]}:3004`
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    // Exceeds the service's own limit of 24 s, after which another code would result.
    const stopped = shop.docker('stop', '--time', '60', id)
    await waitFor('the end to be heard of', async () => (await fetch(`${url}/health/ready`)).status === 503)
    const answer = await fetch(`${url}/api/notifications`)
    expect([answer.status, answer.headers.get('connection')]).toEqual([401, 'close'])
    await stopped
    expect(await shop.docker('inspect', '--format', '{{.State.ExitCode}}', id)).toBe('0')
    expect(await shop.docker('logs', '--tail', '3', id)).toContain('"message":"stopped"')
  })
})

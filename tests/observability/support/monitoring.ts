import { startRedis } from '@ecommerce/testkit/redis-server'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { KillablePlatform } from '../../chaos/support/killable-platform'
import { type Program, startProgram } from './program'

const root = join(__dirname, '..', '..', '..')
const read = (path: string) => readFile(join(root, path), 'utf8')

type PrometheusConfig = {
  global: Record<string, string>
  alerting: { alertmanagers: Discovery[] }
  scrape_configs: ({ job_name: string } & Discovery)[]
}
type Discovery = { dns_sd_configs?: { names: string[]; port: number }[]; static_configs?: { targets: string[] }[] }
type Rules = { groups: { interval?: string; rules: { for?: string }[] }[] }
type AlertmanagerConfig = {
  global: Record<string, unknown>
  route: Record<string, unknown> & { routes: Record<string, unknown>[] }
}

/**
 * Debian's Prometheus, Alertmanager and exporters with the repository's configuration, local addresses and shorter
 * times.
 */
export async function startMonitoring(platform: KillablePlatform) {
  const started: Program[] = []
  try {
    return await startAll(platform, started)
  } catch (error) {
    await Promise.all(started.map((program) => program.stop()))
    throw error
  }
}

async function startAll(platform: KillablePlatform, started: Program[]) {
  const start = async (...args: Parameters<typeof startProgram>) => void started.push(await startProgram(...args))
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-monitoring-'))
  const names = ['prometheus', 'alertmanager', 'node', 'postgres', 'redis', 'nginx', 'status'] as const
  const ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await findFreePort()] as const)),
  ) as Record<(typeof names)[number], number>
  const redis = await startRedis()
  started.push(redis)
  const at = (port: number) => `127.0.0.1:${port}`
  const places: Record<string, number> = {
    ...platform.ports,
    alertmanager: ports.alertmanager,
    'node-exporter': ports.node,
    'postgres-exporter': ports.postgres,
    'redis-exporter': ports.redis,
    nginx: ports.nginx,
  }
  const toThisMachine = ({ dns_sd_configs: names, ...rest }: Discovery): Discovery => ({
    ...rest,
    static_configs: names
      ? [{ targets: names.flatMap((each) => each.names.map((name) => at(places[name] ?? 0))) }]
      : [{ targets: [at(ports.prometheus)] }],
  })

  const config = parse(await read('monitoring/prometheus.yml')) as PrometheusConfig
  config.global = { scrape_interval: '1s', evaluation_interval: '1s' }
  config.alerting.alertmanagers = config.alerting.alertmanagers.map(toThisMachine)
  config.scrape_configs = config.scrape_configs.map((job) => ({ ...toThisMachine(job), job_name: job.job_name }))
  await writeFile(join(folder, 'prometheus.yml'), stringify(config))
  const rules = parse(await read('monitoring/rules.yml')) as Rules
  for (const group of rules.groups) {
    group.interval = '1s'
    for (const rule of group.rules) if (rule.for) rule.for = '4s'
  }
  await writeFile(join(folder, 'rules.yml'), stringify(rules))
  const alertmanager = parse(await read('monitoring/alertmanager.yml')) as AlertmanagerConfig
  const soon = { group_wait: '0s', group_interval: '1s' }
  Object.assign(alertmanager.global, { smtp_smarthost: platform.mailbox.url.replace('smtp://', '') })
  Object.assign(alertmanager.route, soon)
  for (const route of alertmanager.route.routes) Object.assign(route, soon)
  await writeFile(join(folder, 'alertmanager.yml'), stringify(alertmanager))
  const status = (await read('nginx/status.conf')).replace('8081', String(ports.status))
  await mkdir(join(folder, 'nginx'))
  await writeFile(
    join(folder, 'nginx.conf'),
    `error_log stderr;\npid ${folder}/nginx.pid;\nevents {}\nhttp {\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/nginx/${kind};`).join('\n')}\n${status}\n}\n`,
  )

  await start('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    url: `http://${at(ports.status)}/status`,
  })
  const metricsOf = (port: number) => `http://${at(port)}/metrics`
  await Promise.all([
    start('prometheus-node-exporter', [`--web.listen-address=${at(ports.node)}`], {
      url: metricsOf(ports.node),
    }),
    start('prometheus-postgres-exporter', [`--web.listen-address=${at(ports.postgres)}`], {
      url: metricsOf(ports.postgres),
      env: { DATA_SOURCE_NAME: `${platform.databaseUrl('postgres')}?sslmode=disable` },
    }),
    start('prometheus-redis-exporter', ['-web.listen-address', at(ports.redis), '-redis.addr', redis.url], {
      url: metricsOf(ports.redis),
    }),
    start(
      'prometheus-nginx-exporter',
      ['-web.listen-address', at(ports.nginx), '-nginx.scrape-uri', `http://${at(ports.status)}/status`],
      { url: metricsOf(ports.nginx) },
    ),
    start(
      'prometheus-alertmanager',
      [
        `--config.file=${join(folder, 'alertmanager.yml')}`, `--storage.path=${join(folder, 'alertmanager')}`,
        '--cluster.listen-address=', `--web.listen-address=${at(ports.alertmanager)}`,
      ], // prettier-ignore
      { url: `http://${at(ports.alertmanager)}/-/ready` },
    ),
  ])
  await start(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${at(ports.prometheus)}`,
    ], // prettier-ignore
    { url: `http://${at(ports.prometheus)}/-/ready` },
  )

  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`http://${at(ports.prometheus)}/api/v1/${path}`)
    const body = (await answer.json()) as { status: string; data: T; error?: string }
    if (body.status !== 'success') throw new Error(`Prometheus says of ${path}: ${body.error}`)
    return body.data
  }
  return {
    ask,
    /** The values of an instant query, by their labels. */
    async query(expr: string) {
      type Answer = { result: { metric: Record<string, string>; value: [number, string] }[] }
      const { result } = await ask<Answer>(`query?query=${encodeURIComponent(expr)}`)
      return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
    },
    async stop() {
      await Promise.all(started.map((program) => program.stop()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Monitoring = Awaited<ReturnType<typeof startMonitoring>>

import { waitFor as waitForMs } from '@ecommerce/testkit/waiting'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type KillablePlatform, startKillablePlatform } from '../chaos/support/killable-platform'
import { aMug } from '../chaos/support/mug'
import { createCustomer } from '../support/customer'
import { type Monitoring, startMonitoring } from './support/monitoring'
import { metricsIn } from './support/promql'

const home = join(__dirname, '..', '..', 'monitoring')

const jobs = [
  'alertmanager', 'nginx', 'node', 'notification', 'order', 'postgres', 'product', 'prometheus', 'redis', 'user',
] // prettier-ignore
const up = async () => (await monitoring.query('up == 1')).map(({ labels }) => labels.job).toSorted()

/** Long timeout: scrapes, rules and mails take seconds each. */
const waitFor = <T>(what: string, ask: () => Promise<T | undefined | false>) => waitForMs(what, ask, 60_000)

let platform: KillablePlatform
let monitoring: Monitoring

describe('Prometheus metrics', () => {
  beforeAll(async () => {
    platform = await startKillablePlatform([aMug(1_000)])
    monitoring = await startMonitoring(platform)
    await waitFor('all targets', async () => (await up()).length === jobs.length)
  })
  afterAll(async () => {
    await platform.stop()
    await monitoring.stop()
  })

  type Alert = { labels: Record<string, string>; state: string }
  const alert = async (name: string) => {
    const { alerts } = await monitoring.ask<{ alerts: Alert[] }>('alerts')
    return alerts.find(({ labels, state }) => labels.alertname === name && state === 'firing')
  }
  const mails = (subject: RegExp) => platform.mailbox.mails.filter((mail) => subject.test(mail.subject))

  test('cover every target, all healthy', async () => {
    expect(await up()).toEqual(jobs)
    for (const exporter of ['pg_up', 'redis_up', 'nginx_up'])
      expect(await monitoring.query(exporter)).toMatchObject([{ value: 1 }])
    await waitFor('the watchdog', () => alert('Watchdog'))
    await waitFor('no alert of a start', async () => (await alert('ServiceIsDown')) === undefined)
  })

  test('show the outcome of a purchase', async () => {
    const ada = await createCustomer(platform)
    const [variant] = await platform.query<{ id: string }>('product', 'select id from variants')
    await ada.addToCart(variant!.id)
    const { total } = await ada.checkout()
    const seen = async (expr: string) => (await monitoring.query(expr))[0]?.value
    await waitFor('the order', async () => (await seen('sum(orders_total{outcome="confirmed"})')) === 1)
    expect(await seen(`sum(revenue_minor_units_total{currency="${total.currency}"})`)).toBe(total.amount)
    await waitFor('the mail', async () => ((await seen('sum(notifications_total{outcome="sent"})')) ?? 0) > 0)
  })

  type Asked = { where: string; expr: string }

  /** Queries of all dashboards and rules, with Grafana's variables replaced. */
  function allQueries(): Asked[] {
    type Panel = { title: string; targets?: { expr: string }[] }
    type Dashboard = { title: string; panels: Panel[]; templating: { list: { query: { query: string } }[] } }
    const dashboards = readdirSync(join(home, 'dashboards')).map(
      (file) => JSON.parse(readFileSync(join(home, 'dashboards', file), 'utf8')) as Dashboard,
    )
    const drawn = dashboards.flatMap(({ title, panels }) =>
      panels.flatMap((panel) => (panel.targets ?? []).map(({ expr }) => ({ where: `${title}: ${panel.title}`, expr }))),
    )
    const chosen = dashboards.flatMap(({ title, templating }) =>
      templating.list.map(({ query }) => ({
        where: `${title}: a variable`,
        expr: /^label_values\((\w+), \w+\)$/.exec(query.query)?.[1] ?? '',
      })),
    )
    const rules = parse(readFileSync(join(home, 'rules.yml'), 'utf8')) as {
      groups: { rules: { alert?: string; record?: string; expr: string }[] }[]
    }
    const ruled = rules.groups.flatMap((group) =>
      group.rules.map(({ alert, record, expr }) => ({ where: alert ?? record ?? '', expr })),
    )
    return [...drawn, ...chosen, ...ruled].map(({ where, expr }) => ({
      where,
      expr: expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$\w+/g, '.*'),
    }))
  }

  test('exist for every query of dashboards and rules', async () => {
    const queries = allQueries()
    expect(queries.length).toBeGreaterThan(120)
    type Metadata = Record<string, { type: string }[]>
    const families = await monitoring.ask<Metadata>('metadata')
    // A counter that has not counted yet has a family and no series.
    const known = new Set([
      ...(await monitoring.ask<string[]>('label/__name__/values')),
      ...Object.entries(families).flatMap(([name, [family]]) =>
        family?.type === 'histogram' ? ['_count', '_sum', '_bucket'].map((end) => `${name}${end}`) : [name],
      ),
    ])
    const recorded = queries.map(({ where }) => where).filter((where) => where.includes(':'))
    for (const name of recorded) known.add(name)
    const unknown = queries.flatMap(({ where, expr }) =>
      metricsIn(expr)
        .filter((name) => !known.has(name))
        .map((name) => `${where} asks for ${name}`),
    )
    expect(unknown).toEqual([])
    await Promise.all(queries.map(({ expr }) => monitoring.query(expr)))
  })

  test('report a killed service and its recovery by mail', async () => {
    const before = mails(/ServiceIsDown firing/).length
    await platform.services.product.kill()
    const firing = await waitFor('the alert', () => alert('ServiceIsDown'))
    expect(firing.labels).toMatchObject({ job: 'product', severity: 'page' })
    const [mail] = await waitFor('the mail', () => {
      const found = mails(/\[page\] ServiceIsDown firing/).slice(before)
      return Promise.resolve(found.length > 0 && found)
    })
    expect(mail!.to).toEqual(['on-call@shop.example.com'])
    expect(mail!.text).toContain('No replica of the product service responds')
    expect(mail!.text).toContain('docs/RUNBOOK.md#serviceisdown')

    await platform.services.product.start()
    await waitFor('the alert to end', async () => (await alert('ServiceIsDown')) === undefined)
    await waitFor('the good news', () => Promise.resolve(mails(/ServiceIsDown resolved/).length > 0))
  })
})

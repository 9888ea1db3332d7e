import { generatedFiles } from '@ecommerce/tools/monitoring/generated-files'
import { objectives } from '@ecommerce/tools/monitoring/objectives'
import { clusterRuleGroups, ruleGroups } from '@ecommerce/tools/monitoring/rules'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const alerts = [...ruleGroups(), ...clusterRuleGroups()].flatMap(({ rules }) =>
  rules.flatMap((rule) => ('alert' in rule ? [rule] : [])),
)
const names = alerts.map(({ alert }) => alert)

describe('Monitoring', () => {
  test.each(Object.entries(generatedFiles()))('%s equals the output of npm run monitoring', (path, text) => {
    expect(read(path)).toBe(text)
  })

  test('every dashboard is generated', () => {
    const made = Object.keys(generatedFiles()).filter((path) => path.startsWith('monitoring/dashboards/'))
    expect(readdirSync(join(root, 'monitoring', 'dashboards')).map((name) => `monitoring/dashboards/${name}`)).toEqual(
      made.toSorted(),
    )
  })

  test('every alert is tested firing and, except the watchdog, silent', () => {
    type Case = { alertname: string; exp_alerts: unknown[] }
    const { tests } = parse(read('monitoring/rules.test.yml')) as { tests: { alert_rule_test: Case[] }[] }
    const cases = tests.flatMap((each) => each.alert_rule_test)
    const namesOf = (chosen: Case[]) => new Set(chosen.map(({ alertname }) => alertname))
    const firing = namesOf(cases.filter(({ exp_alerts: expected }) => expected.length > 0))
    const quiet = namesOf(cases.filter(({ exp_alerts: expected }) => expected.length === 0))
    expect(names.filter((name) => !firing.has(name))).toEqual([])
    expect(names.filter((name) => !quiet.has(name))).toEqual(['Watchdog'])
  })

  test('alerts and runbook sections correspond', () => {
    const sections = [...read('docs/RUNBOOK.md').matchAll(/^## (\w+)$/gm)].map(([, title]) => title!)
    const wanted = [...objectives.map(({ name }) => name), ...names.filter((name) => !/Budget/.test(name))]
    expect(sections.toSorted()).toEqual(wanted.toSorted())
    const anchors = new Set(sections.map((title) => `docs/RUNBOOK.md#${title.toLowerCase()}`))
    expect(alerts.filter(({ annotations }) => !anchors.has(annotations.runbook))).toEqual([])
  })

  test('objectives use existing histogram buckets', () => {
    const buckets = read('packages/shared/src/observability/metrics.ts') + read('services/notification/src/counters.ts')
    for (const { events, bad } of objectives) {
      expect(events('5m')).toContain('[5m]')
      const le = /le="([\d.]+)"/.exec(bad('5m'))?.[1]
      if (le !== undefined) expect(buckets).toMatch(new RegExp(`buckets: \\[[^\\]]*\\b${le.replace('.', '\\.')},`))
    }
  })

  type Compose = { services: Record<string, { profiles?: string[]; network_mode?: string; command?: string[] }> }
  const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose

  test('Prometheus scrapes every exporter and service of docker-compose.yml', () => {
    type Job = { dns_sd_configs?: { names: string[] }[] }
    const { scrape_configs: jobs } = parse(read('monitoring/prometheus.yml')) as { scrape_configs: Job[] }
    const looked = jobs.flatMap((job) => (job.dns_sd_configs ?? []).flatMap((each) => each.names))
    // An exporter in another's network is found under the other's name.
    const exporters = Object.entries(compose.services)
      .filter(([name]) => name.endsWith('-exporter'))
      .map(([name, { network_mode: mode }]) => mode?.replace('service:', '') ?? name)
    expect(exporters).toHaveLength(4)
    expect(looked.toSorted()).toEqual(
      ['user', 'product', 'order', 'notification', 'alertmanager', ...exporters].toSorted(),
    )
  })
})

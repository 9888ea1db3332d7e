import { stringify } from 'yaml'
import { business } from './dashboards/business'
import { catalogue } from './dashboards/catalogue'
import { checkout } from './dashboards/checkout'
import { infrastructure } from './dashboards/infrastructure'
import { nodejs } from './dashboards/nodejs'
import { notifications } from './dashboards/notifications'
import { overview } from './dashboards/overview'
import { postgres } from './dashboards/postgres'
import { toGrafana } from './dashboards/panel'
import { kibanaObjects } from './kibana'
import { clusterRuleGroups, ruleGroups } from './rules'

export const dashboards = [overview, checkout, catalogue, notifications, business, postgres, nodejs, infrastructure]

const generated = '# Made by npm run monitoring from tools/src/monitoring.\n'
const yaml = (value: unknown) => generated + stringify(value, { lineWidth: 0, singleQuote: true })

/** Files for Prometheus, Grafana and Kibana, by path in the repository. */
export function generatedFiles(): Record<string, string> {
  const groups = ruleGroups()
  return {
    'monitoring/rules.yml': yaml({ groups }),
    'monitoring/cluster-rules.yml': yaml({ groups: clusterRuleGroups() }),
    'k8s/components/monitoring/rules.yaml': yaml({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'shop' },
      spec: { groups: [...groups, ...clusterRuleGroups()] },
    }),
    'logging/kibana/shop.ndjson': kibanaObjects()
      .map((object) => `${JSON.stringify(object)}\n`)
      .join(''),
    ...Object.fromEntries(
      dashboards.map((dashboard) => [
        `monitoring/dashboards/${dashboard.uid}.json`,
        `${JSON.stringify(toGrafana(dashboard), undefined, 2)}\n`,
      ]),
    ),
  }
}

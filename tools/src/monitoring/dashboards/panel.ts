/** Prometheus query and legend, with `{{label}}` for label values. */
export type Query = { expr: string; legend: string }

/** Panel of lines or a single figure; `unit` is Grafana's, `short` a plain number. */
export type Panel = {
  title: string
  /** Explanation for newcomers. */
  description?: string
  unit: Unit
  queries: Query[]
  kind?: 'timeseries' | 'stat'
  /** Lines are stacked on each other. */
  stacked?: boolean
  /** Threshold from which a value is bad. */
  badFrom?: number
  /** Columns, of 24. */
  width?: number
}

export type Unit = 'short' | 's' | 'reqps' | 'ops' | 'cps' | 'percentunit' | 'bytes' | 'Bps'

/** A choice of label values above the panels, for use as `$name`. */
export type Variable = { name: string; label: string; values: string }

export type Dashboard = {
  uid: string
  title: string
  description: string
  variables?: Variable[]
  rows: { title: string; panels: Panel[] }[]
}

const height = { timeseries: 8, stat: 4 }
const datasource = { type: 'prometheus', uid: 'prometheus' }

/** A dashboard as Grafana 11 provisions it (schema version 40). */
export function toGrafana({ uid, title, description, variables = [], rows }: Dashboard): object {
  return {
    uid,
    title,
    description,
    tags: ['shop'],
    schemaVersion: 40,
    version: 1,
    editable: false,
    timezone: 'browser',
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    graphTooltip: 1,
    links: [
      {
        type: 'dashboards',
        title: 'Store',
        tags: ['shop'],
        asDropdown: true,
        keepTime: true,
        icon: 'external link',
        includeVars: false,
        targetBlank: false,
        tooltip: '',
        url: '',
      },
    ],
    annotations: { list: [] },
    templating: { list: variables.map(toVariable) },
    panels: layOut(rows),
  }
}

const toVariable = ({ name, label, values }: Variable) => ({
  name,
  label,
  type: 'query',
  datasource,
  query: { query: values, refId: name },
  refresh: 2,
  sort: 1,
  multi: true,
  includeAll: true,
  allValue: '.*',
  current: { text: 'All', value: '$__all' },
})

/** Lays out panels by row, left to right. */
function layOut(rows: Dashboard['rows']): object[] {
  const laid: object[] = []
  let [x, y, rowHeight] = [0, 0, 0]
  const wrap = () => {
    y += rowHeight
    x = 0
    rowHeight = 0
  }
  for (const { title, panels } of rows) {
    wrap()
    laid.push({
      id: laid.length + 1,
      type: 'row',
      title,
      collapsed: false,
      gridPos: { x: 0, y, w: 24, h: 1 },
      panels: [],
    })
    y += 1
    for (const panel of panels) {
      const kind = panel.kind ?? 'timeseries'
      const w = panel.width ?? (kind === 'stat' ? 6 : 12)
      if (x + w > 24) wrap()
      laid.push({ id: laid.length + 1, ...toPanel(panel, kind), gridPos: { x, y, w, h: height[kind] } })
      x += w
      rowHeight = Math.max(rowHeight, height[kind])
    }
  }
  return laid
}

const toPanel = ({ title, description, unit, queries, stacked, badFrom }: Panel, kind: 'timeseries' | 'stat') => ({
  type: kind,
  title,
  ...(description && { description }),
  datasource,
  targets: queries.map(({ expr, legend }, index) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource,
    expr,
    legendFormat: legend,
    ...(kind === 'stat' && { instant: true }),
  })),
  fieldConfig: {
    defaults: {
      unit,
      min: 0,
      color: { mode: kind === 'stat' ? 'thresholds' : 'palette-classic' },
      thresholds: { mode: 'absolute', steps: steps(badFrom) },
      custom:
        kind === 'stat'
          ? {}
          : {
              lineWidth: 1,
              fillOpacity: stacked ? 30 : 5,
              showPoints: 'never',
              stacking: { mode: stacked ? 'normal' : 'none', group: 'A' },
              thresholdsStyle: { mode: badFrom === undefined ? 'off' : 'dashed' },
            },
    },
    overrides: [],
  },
  options:
    kind === 'stat'
      ? { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, colorMode: 'value', graphMode: 'none' }
      : {
          legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
          tooltip: { mode: 'multi', sort: 'desc' },
        },
})

const steps = (badFrom?: number) => [
  { color: 'green', value: null },
  ...(badFrom === undefined ? [] : [{ color: 'red', value: badFrom }]),
]

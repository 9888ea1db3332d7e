type Reference = { id: string; name: string; type: string }
type SavedObject = { id: string; type: string; attributes: Record<string, unknown>; references: Reference[] }

const dataView = 'shop-log'
const source = 'kibanaSavedObjectMeta.searchSourceJSON.index'
const ofDataView: Reference = { id: dataView, name: source, type: 'index-pattern' }

/** A question in Kibana's query language. */
const asking = (query: string) => ({
  searchSourceJSON: JSON.stringify({ query: { query, language: 'kuery' }, filter: [], indexRefName: source }),
})

const search = (id: string, title: string, query: string, columns: string[]): SavedObject => ({
  id,
  type: 'search',
  attributes: { title, columns, sort: [['@timestamp', 'desc']], kibanaSavedObjectMeta: asking(query) },
  references: [ofDataView],
})

type Aggregation = { id: string; type: string; schema: string; enabled: boolean; params: Record<string, unknown> }

const visualization = (id: string, title: string, type: string, query: string, aggs: Aggregation[]): SavedObject => ({
  id,
  type: 'visualization',
  attributes: {
    title,
    visState: JSON.stringify({ title, type, aggs, params: type === 'table' ? { perPage: 10 } : { addLegend: true } }),
    uiStateJSON: '{}',
    kibanaSavedObjectMeta: asking(query),
  },
  references: [ofDataView],
})

const count: Aggregation = { id: '1', type: 'count', schema: 'metric', enabled: true, params: {} }
const overTime: Aggregation = {
  id: '2',
  type: 'date_histogram',
  schema: 'segment',
  enabled: true,
  params: { field: '@timestamp', interval: 'auto', min_doc_count: 1 },
}
const by = (id: string, field: string, schema: 'group' | 'bucket', size: number, orderBy = '1'): Aggregation => ({
  id,
  type: 'terms',
  schema,
  enabled: true,
  params: { field, size, order: 'desc', orderBy },
})
const slowest: Aggregation = {
  id: '3',
  type: 'percentiles',
  schema: 'metric',
  enabled: true,
  params: { field: 'event.duration', percents: [95] },
}

const searches = [
  search('shop-errors', 'Errors', 'log.level: error', [
    'service.name', 'message', 'error.message', 'http.request.id', 'trace.id',
  ]), // prettier-ignore
  search('shop-requests', 'Requests', 'http.response.status_code: *', [
    'service.name', 'http.request.method', 'url.path', 'http.response.status_code', 'event.duration', 'http.request.id',
  ]), // prettier-ignore
]

const visualizations = [
  visualization('shop-by-level', 'Lines by level', 'histogram', '', [
    count,
    overTime,
    by('3', 'log.level', 'group', 5),
  ]),
  visualization('shop-by-status', 'Answers by status', 'histogram', 'http.response.status_code: *', [
    count,
    overTime,
    by('3', 'http.response.status_code', 'group', 10),
  ]),
  visualization('shop-errors-by-service', 'Errors by service', 'histogram', 'log.level: error', [
    count,
    overTime,
    by('3', 'service.name', 'group', 10),
  ]),
  visualization('shop-slowest', 'Routes by duration (p95, ns)', 'table', 'http.route: *', [
    count,
    slowest,
    by('2', 'http.route', 'bucket', 20, '3.95'),
  ]),
]

const dashboard = (panels: SavedObject[]): SavedObject => ({
  id: 'shop-log',
  type: 'dashboard',
  attributes: {
    title: 'Shop: log',
    description: 'What the services and nginx have written, by level, status and service',
    timeRestore: true,
    timeFrom: 'now-24h',
    timeTo: 'now',
    optionsJSON: JSON.stringify({ useMargins: true, hidePanelTitles: false }),
    panelsJSON: JSON.stringify(
      panels.map(({ type }, index) => ({
        panelIndex: String(index),
        type,
        panelRefName: `panel_${index}`,
        gridData: { i: String(index), x: (index % 2) * 24, y: Math.floor(index / 2) * 15, w: 24, h: 15 },
        embeddableConfig: {},
      })),
    ),
    kibanaSavedObjectMeta: {
      searchSourceJSON: JSON.stringify({ query: { query: '', language: 'kuery' }, filter: [] }),
    },
  },
  references: panels.map(({ id, type }, index) => ({ id, type, name: `panel_${index}` })),
})

/** Kibana 8 saved objects for the log, one per line. */
export function kibanaObjects(): SavedObject[] {
  const view: SavedObject = {
    id: dataView,
    type: 'index-pattern',
    attributes: { title: 'logs-shop-*', name: 'Shop log', timeFieldName: '@timestamp' },
    references: [],
  }
  return [view, ...searches, ...visualizations, dashboard([...visualizations, ...searches])]
}

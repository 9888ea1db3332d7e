import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kibanaObjects } from '@ecommerce/tools/monitoring/kibana'

const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

type Template = { template: { mappings: { properties: Record<string, { type: string }> } } }
const { template } = JSON.parse(read('logging/index-template.json')) as Template
const fields = Object.keys(template.mappings.properties)
const isKnown = (name: string) => fields.includes(name) || name.startsWith('labels.')

/** Schema-like names in a text, as keys of objects or JSON. */
const namesIn = (text: string) => [
  ...new Set([...text.matchAll(/["'](@?[a-z]+(?:\.[a-z_]+)*)["'](?:\?)?:/g)].map(([, name]) => name!)),
]

describe('Logging set-up', () => {
  test('Elasticsearch maps every log field of the services', () => {
    const names = namesIn(read('packages/shared/src/observability/log.ts')).filter((name) => name.includes('.'))
    expect(names).toEqual(
      expect.arrayContaining(['log.level', 'trace.id', 'error.message', 'http.response.status_code']),
    )
    expect(names.filter((name) => !isKnown(name))).toEqual([])
  })

  test('Elasticsearch maps every log field of nginx', () => {
    const format = /log_format line escape=json([\s\S]*?);/.exec(read('nginx/nginx.conf'))?.[1] ?? ''
    const line = [...format.matchAll(/'([^']*)'/g)].map(([, part]) => part).join('')
    const filled = JSON.parse(line.replaceAll(/(:)\$\w+/g, '$17').replaceAll(/\$\w+/g, 'x')) as object
    expect(Object.keys(filled)).toEqual(expect.arrayContaining(['@timestamp', 'log.level', 'trace.id', 'message']))
    expect(Object.keys(filled).filter((name) => !isKnown(name))).toEqual([])
  })

  test('Kibana objects use existing fields and objects', () => {
    const objects = kibanaObjects()
    const ids = objects.map(({ id, type }) => `${type} ${id}`)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { references } of objects) for (const { id, type } of references) expect(ids).toContain(`${type} ${id}`)
    const asked = objects.flatMap(({ attributes }) => [
      ...((attributes.columns as string[] | undefined) ?? []),
      ...[...((attributes.visState as string | undefined) ?? '').matchAll(/"field":"([^"]+)"/g)].map(
        ([, name]) => name!,
      ),
    ])
    expect(asked.length).toBeGreaterThan(15)
    expect(asked.filter((name) => !isKnown(name))).toEqual([])
  })

  test('index template and policy refer to each other', () => {
    const name = /"index\.lifecycle\.name": "([\w-]+)"/.exec(read('logging/index-template.json'))?.[1]
    expect(read('logging/setup.sh')).toContain(`_ilm/policy/${name}"`)
    expect(read('logging/pipeline.conf')).toContain('data_stream_dataset => "shop"')
  })

  test('Logstash samples use existing fields', () => {
    const samples = JSON.parse(read('logging/tests/samples.json')) as { becomes: Record<string, unknown> }[]
    expect(samples.length).toBeGreaterThan(3)
    const expected = samples.flatMap(({ becomes }) => Object.keys(becomes))
    expect(expected.filter((field) => !isKnown(field) && field !== 'tags')).toEqual([])
  })
})

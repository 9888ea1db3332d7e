import { outsideOf } from '@ecommerce/tools/openapi/outside'
import { platformApi } from '@ecommerce/tools/openapi/platform-api'
import { tour } from '@ecommerce/tools/postman/tour'
import { type RulesetDefinition, Spectral } from '@stoplight/spectral-core'
import { oas } from '@stoplight/spectral-rulesets'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serviceNames } from '../support/platform'
import { describedRoutes } from './support/route-table'

const root = join(__dirname, '..', '..')

describe('API document', () => {
  test('generated files are current; `npm run openapi` updates them', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['tools/openapi.mjs', '--check'], { cwd: root })
    expect(stdout).toMatch(/is up to date/)
  })

  test('the merged document has every route of every service', () => {
    const described = Object.entries(platformApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const routes = serviceNames.flatMap(describedRoutes)
    expect(described.toSorted()).toEqual([...new Set(routes)].toSorted())
  })

  test('exactly the possible error codes are documented', () => {
    const told = new Set<string>()
    JSON.stringify(platformApi, (key, value: { enum?: string[] }) => {
      if (key === 'code') value.enum?.forEach((code) => told.add(code))
      return value
    })
    const sources = [...serviceNames.map((name) => `services/${name}/src`), 'packages/shared/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /(?<!\.test)\.ts$/.test(path))
        .map((path) => join(root, folder, path)),
    )
    const known = sources.flatMap((path) =>
      [
        ...readFileSync(path, 'utf8').matchAll(/(?:AppError\(\s*'[a-z-]+',|\b(?:conflict|notFound)\()\s*'([a-z-]+)'/g),
      ].map(([, code]) => code),
    )
    expect([...told].toSorted()).toEqual([...new Set([...known, 'internal-error'])].toSorted())
  })

  test('the Postman collection uses every public route', () => {
    const offered = Object.values(outsideOf(platformApi).paths).flatMap((methods) => Object.values(methods))
    const used = new Set(tour.flatMap(({ steps }) => steps.map(({ call }) => call)))
    expect([...used].toSorted()).toEqual(offered.map(({ operationId }) => operationId).toSorted())
  })

  test('Spectral’s OpenAPI rules hold', async () => {
    const spectral = new Spectral()
    spectral.setRuleset({ extends: [[oas as unknown as RulesetDefinition, 'recommended']] })
    const lint = async (document: object) => {
      const found = await spectral.run(structuredClone(document) as Record<string, unknown>)
      return found.map(({ code, path }) => `${code} ${path.join('.')}`)
    }
    expect(await lint(platformApi)).toEqual([])
    expect(await lint({ ...platformApi, tags: [] })).toContain(
      'operation-tag-defined paths./api/notifications.get.tags.0',
    )
  })
})

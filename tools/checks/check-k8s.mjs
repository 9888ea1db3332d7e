import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import { parseAllDocuments } from 'yaml'
import { faultsOf } from './k8s-policies.mjs'

/**
 * `npm run check:k8s`: renders overlays and validates objects against types, schemas and `k8s-policies.mjs`, without
 * a cluster. Takes a folder instead of k8s/.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const home = process.argv[2] ?? join(root, 'k8s')
const models = [
  'kubernetes-models',
  '@kubernetes-models/cert-manager',
  '@kubernetes-models/external-secrets',
  '@kubernetes-models/prometheus-operator',
]
const exemptions = existsSync(join(home, '.check-k8s.json'))
  ? JSON.parse(readFileSync(join(home, '.check-k8s.json'), 'utf8'))
  : {}

let failed = 0
for (const overlay of overlaysIn(join(home, 'overlays'))) {
  const objects = render(overlay)
  const faults = [...(await schemaFaults(objects)), ...faultsOf(objects, exemptions)]
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${overlay.slice(home.length + 1)}, ${objects.length} objects`)
  for (const fault of faults) console.log(`       ${fault}`)
  failed += faults.length
}
process.exitCode = failed === 0 ? 0 : 1

/** Kustomizations that are applied, without components. */
function overlaysIn(folder) {
  const file = join(folder, 'kustomization.yaml')
  const isOverlay = existsSync(file) && !/^kind: Component$/m.test(readFileSync(file, 'utf8'))
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [...(isOverlay ? [folder] : []), ...inner.flatMap(({ name }) => overlaysIn(join(folder, name)))]
}

function render(overlay) {
  const { status, stdout, stderr, error } = spawnSync('kubectl', ['kustomize', overlay], { encoding: 'utf8' })
  if (error) stop('kubectl is needed: install it first (its client alone; no cluster is asked).')
  if (status !== 0) stop(stderr)
  return parseAllDocuments(stdout, { version: '1.1' }).map((document) => document.toJS())
}

/** Schemas check values, TypeScript interfaces the names of fields. */
async function schemaFaults(objects) {
  const known = objects.map((object) => ({ object, model: modelOf(object) }))
  const faults = []
  for (const { object, model } of known) {
    if (!model) {
      faults.push(`${nameOf(object)}: there is no ${object.apiVersion} ${object.kind}`)
      continue
    }
    const { [object.kind]: Model } = await import(pathToFileURL(join(root, 'node_modules', `${model}.js`)))
    try {
      new Model(object).validate()
    } catch (error) {
      faults.push(`${nameOf(object)}: ${error.message}`)
    }
  }
  return [...faults, ...typeFaults(known.filter(({ model }) => model))]
}

function modelOf({ apiVersion, kind }) {
  const paths = models.map((name) => `${name}/${apiVersion}/${kind}`)
  return paths.find((path) => existsSync(join(root, 'node_modules', `${path}.d.ts`)))
}

/** Typed literal of an object, so that the compiler rejects unknown fields. */
function typeFaults(known) {
  const folder = mkdtempSync(join(root, 'node_modules', '.check-k8s-'))
  try {
    const lines = known.map(
      ({ object, model }, index) =>
        `import type { I${object.kind} as T${index} } from '${model}'; export const o${index}: T${index} = ${JSON.stringify(object)}`,
    )
    const file = join(folder, 'objects.ts')
    writeFileSync(file, lines.join('\n'))
    const program = ts.createProgram([file], {
      ...{ noEmit: true, strict: true, skipLibCheck: true, types: [] },
      ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    })
    const source = program.getSourceFile(file)
    return ts.getPreEmitDiagnostics(program, source).map((diagnostic) => {
      const { line } = source.getLineAndCharacterOfPosition(diagnostic.start)
      return `${nameOf(known[line].object)}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function nameOf({ kind, metadata }) {
  return `${kind}/${metadata?.name}`
}

function stop(message) {
  console.error(message)
  process.exit(2)
}

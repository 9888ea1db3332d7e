import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { readFile, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readIfThere, writeWhole } from '../packages/toolkit/lib/files.js'
import { buildMails, filesOf } from './build-mails.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

// Announces named exports (`exportInteropAnnotation`) for native imports.
const options = {
  swcrc: false,
  sourceMaps: true,
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs', ignoreDynamic: true, exportInteropAnnotation: true },
}

/** A package of type `module` is for browsers too. */
const moduleOptions = {
  ...options,
  jsc: { ...options.jsc, rewriteRelativeImportExtensions: true },
  module: { type: 'es6' },
}

/** Builds changed JavaScript and mails and reports it; types are checked by `tsc -b`. */
export async function build({ all = false, say = () => undefined } = {}) {
  const version = JSON.parse(await readFile(join(root, 'node_modules', '@swc', 'core', 'package.json'), 'utf8')).version
  const key = createHash('sha256')
    .update(JSON.stringify([version, options, moduleOptions]))
    .digest('hex')
  const packages = [
    'packages/contracts',
    'packages/shared',
    'packages/embedded-postgres',
    ...(await services()),
    'tools',
    ...(all ? ['packages/client', 'packages/testkit', 'bench'] : []),
  ]
  const mails = join(root, 'services', 'notification')
  const counts = await Promise.all([
    ...packages.map((path) => buildPackage(join(root, path), key)),
    buildMails({ from: join(mails, 'templates'), to: join(mails, 'dist', 'templates') }),
  ])
  const written = counts.reduce((sum, count) => sum + count, 0)
  if (written > 0) say(`Built ${written} ${written === 1 ? 'file' : 'files'}`)
}

const services = async () => (await readdir(join(root, 'services'))).map((name) => `services/${name}`)

async function buildPackage(folder, key) {
  const dist = join(folder, 'dist')
  const keyFile = join(dist, '.build-key')
  const [sources, outputs, lastKey] = await Promise.all([
    filesOf(join(folder, 'src')),
    filesOf(dist),
    readIfThere(keyFile),
  ])
  const wanted = [...sources].filter(([path]) => /(?<!\.test|\.d)\.ts$/.test(path))
  const stale = wanted.filter(([path, mtime]) => lastKey !== key || outputs.get(outputOf(path)) !== mtime)
  const expected = new Set(wanted.flatMap(([path]) => [outputOf(path), `${outputOf(path)}.map`]))
  const orphans = [...outputs.keys()].filter((path) => /\.js(\.map)?$/.test(path) && !expected.has(path))

  await Promise.all(orphans.map((path) => rm(join(dist, path), { force: true })))
  if (stale.length > 0) {
    const { transform } = await import('@swc/core')
    const { type } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const how = type === 'module' ? moduleOptions : options
    await Promise.all(stale.map(([path, mtime]) => transpile({ transform, how, folder, path, mtime })))
  }
  if (lastKey !== key) await writeWhole(keyFile, key)
  return stale.length
}

const outputOf = (path) => path.replace(/\.ts$/, '.js')

/** Sets the source's time last, so that an incomplete file is never current. */
async function transpile({ transform, how, folder, path, mtime }) {
  const source = join(folder, 'src', path)
  const output = join(folder, 'dist', outputOf(path))
  const sourceFileName = relative(dirname(output), source)
  const { code, map } = await transform(await readFile(source, 'utf8'), {
    ...how,
    filename: source,
    sourceFileName,
  }).catch((error) => {
    throw new Error(`${relative(root, source)} could not be built:\n${error.message}`)
  })
  await writeWhole(`${output}.map`, map)
  await writeWhole(output, `${code}//# sourceMappingURL=${basename(output)}.map\n`, { mtime: new Date(mtime) })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build({ all: process.argv.includes('--all') }).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { realpathSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

// Named exports are announced (`exportInteropAnnotation`) so that a native import() of the output finds them.
const options = {
  swcrc: false,
  sourceMaps: true,
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs', ignoreDynamic: true, exportInteropAnnotation: true },
}

/** Transpiles what has changed since the last build, and says so; types are `tsc -b`'s work. */
export async function build({ all = false, say = () => undefined } = {}) {
  const version = JSON.parse(await readFile(join(root, 'node_modules', '@swc', 'core', 'package.json'), 'utf8')).version
  const key = createHash('sha256')
    .update(JSON.stringify([version, options]))
    .digest('hex')
  const packages = [
    'packages/contracts',
    'packages/shared',
    ...(await services()),
    'tools',
    ...(all ? ['packages/testkit'] : []),
  ]
  const counts = await Promise.all(packages.map((path) => buildPackage(join(root, path), key)))
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
    await Promise.all(stale.map(([path, mtime]) => transpile({ transform, folder, path, mtime })))
  }
  if (lastKey !== key) await put(keyFile, key)
  return stale.length
}

/** Paths below a folder, with the time of their last change in milliseconds; none when the folder is not there. */
async function filesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const changes = await Promise.all(files.map(async (path) => Math.round((await stat(path)).mtimeMs)))
  return new Map(files.map((path, index) => [relative(folder, path), changes[index]]))
}

const outputOf = (path) => path.replace(/\.ts$/, '.js')

/** The output gets its source's time, last of all, so that a half-written one is never taken for current. */
async function transpile({ transform, folder, path, mtime }) {
  const source = join(folder, 'src', path)
  const output = join(folder, 'dist', outputOf(path))
  const sourceFileName = relative(dirname(output), source)
  const { code, map } = await transform(await readFile(source, 'utf8'), {
    ...options,
    filename: source,
    sourceFileName,
  }).catch((error) => {
    throw new Error(`${relative(root, source)} could not be built:\n${error.message}`)
  })
  await put(`${output}.map`, map)
  await put(output, `${code}//# sourceMappingURL=${basename(output)}.map\n`, new Date(mtime))
}

async function put(path, text, mtime = new Date()) {
  const draft = `${path}.${process.pid}.draft`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(draft, text)
  await utimes(draft, mtime, mtime)
  await rename(draft, path)
}

const readIfThere = (path) =>
  readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build({ all: process.argv.includes('--all') }).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

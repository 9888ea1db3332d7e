import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readIfThere, writeWhole } from '../packages/toolkit/lib/files.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Paths below a folder with modification times in ms; empty without the folder. */
export async function filesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const changes = await Promise.all(files.map(async (path) => Math.round((await stat(path)).mtimeMs)))
  return new Map(files.map((path, index) => [relative(folder, path), changes[index]]))
}

/** Compiles changed `<name>/body.mjml` to `<name>.html.hbs`; a changed include affects all. Returns their number. */
export async function buildMails({ from, to }) {
  const keyFile = join(to, '.build-key')
  const [sources, outputs, lastKey] = await Promise.all([filesOf(from), filesOf(to), readIfThere(keyFile)])
  const mjml = [...sources].filter(([path]) => path.endsWith('.mjml'))
  const [bodies, included] = [mjml.filter(isBody), mjml.filter((entry) => !isBody(entry))]
  const key = await keyOf(included)
  const stale = bodies.filter(([path, mtime]) => lastKey !== key || outputs.get(outputOf(path)) !== mtime)
  const expected = new Set(bodies.map(([path]) => outputOf(path)))
  const orphans = [...outputs.keys()].filter((path) => path.endsWith('.hbs') && !expected.has(path))

  await Promise.all(orphans.map((path) => rm(join(to, path), { force: true })))
  if (stale.length > 0) {
    await Promise.all(mjml.map(([path]) => refuseMissing(from, path, sources)))
    const compile = await loadCompiler(from)
    for (const [path, mtime] of stale)
      await writeWhole(join(to, outputOf(path)), await compile(path), { mtime: new Date(mtime) })
  }
  if (lastKey !== key) await writeWhole(keyFile, key)
  return stale.length
}

const isBody = ([path]) => /^[^/\\]+[/\\]body\.mjml$/.test(path)
const outputOf = (path) => `${dirname(path)}.html.hbs`

async function keyOf(included) {
  const places = [fileURLToPath(import.meta.url), join(root, 'node_modules', 'mjml-core', 'package.json')]
  const versions = await Promise.all(places.map((path) => readFile(path, 'utf8')))
  return createHash('sha256')
    .update(JSON.stringify([versions, included.toSorted()]))
    .digest('hex')
}

/** Loaded only if something is stale, since it is slow. */
async function loadCompiler(folder) {
  const [{ default: mjml2html }, { default: preset }] = await Promise.all([
    import('mjml-core').then(({ default: module }) => module),
    import('mjml-preset-core'),
  ])
  const checked = { validationLevel: 'strict', ignoreIncludes: false, includePath: folder }
  // Without mjml's remote fonts, which would reveal that a mail was opened.
  const options = { presets: [preset], ...checked, fonts: {} }
  return async (path) => {
    const file = join(folder, path)
    const source = await readFile(file, 'utf8')
    const { html } = await mjml2html(source, { ...options, filePath: file, actualPath: file }).catch((error) => {
      const faults = error.errors?.map(({ formattedMessage }) => formattedMessage.replaceAll(`${folder}/`, ''))
      throw new Error(`${shown(file)} could not be built:\n${faults?.join('\n') ?? error.message}`)
    })
    refuseLoss({ file, source, html })
    return html.replace(/^\s+/gm, '')
  }
}

const shown = (file) => relative(root, file)

/** MJML only warns about a missing include. */
async function refuseMissing(folder, path, sources) {
  const source = await readFile(join(folder, path), 'utf8')
  for (const { 0: tag, 1: included, index } of source.matchAll(/<mj-include [^>]*path="([^"]*)"/g))
    if (!sources.has(join(dirname(path), included)))
      refuse({ file: join(folder, path), source, index }, `${tag} finds no file`)
}

/** Rejects output in which mjml dropped text or left tags open. */
function refuseLoss({ file, source, html }) {
  for (const { 0: expression, index } of source.matchAll(/\{\{[^}]*\}\}/g))
    if (!html.includes(expression))
      refuse({ file, source, index }, `${expression} is lost: it stands where no text can be`)
  const left = /<\/?mj-[a-z-]+/.exec(html)?.[0]
  if (left) refuse({ file, source, index: source.indexOf(left) }, `${left} is left over`)
}

function refuse({ file, source, index }, fault) {
  const line = source.slice(0, Math.max(index, 0)).split('\n').length
  throw new Error(`${shown(file)} could not be built:\nline ${line}: ${fault}`)
}

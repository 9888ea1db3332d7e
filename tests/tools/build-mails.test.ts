import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

let home: string
let [from, to] = ['', '']
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mails-'))
  ;[from, to] = [join(home, 'templates'), join(home, 'dist')]
})
afterEach(() => rm(home, { recursive: true }))

const builder = pathToFileURL(join(__dirname, '..', '..', 'tools', 'build-mails.mjs')).href

/** How many mails were compiled. */
async function build(): Promise<number> {
  const script = `const { buildMails } = await import(${JSON.stringify(builder)})
    try { console.log(await buildMails(${JSON.stringify({ from, to })})) }
    catch (error) { console.error(error.message); process.exitCode = 1 }`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return Number(stdout)
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(from, path)), { recursive: true })
  await writeFile(join(from, path), text)
}

const mail = (content: string) =>
  `<mjml><mj-body><mj-section><mj-column>\n${content}\n</mj-column></mj-section></mj-body></mjml>`

test('compiles what has changed, with its expressions, and what was taken away goes', async () => {
  await write('one/body.mjml', mail('<mj-text>{{t "title"}}</mj-text>'))
  await write('two/body.mjml', mail('<mj-table>{{#each items}}<tr><td>{{name}}</td></tr>{{/each}}</mj-table>'))
  expect([await build(), await build()]).toEqual([2, 0])
  expect(await readFile(join(to, 'one.html.hbs'), 'utf8')).toContain('{{t "title"}}')
  expect(await readFile(join(to, 'two.html.hbs'), 'utf8')).toMatch(/\{\{#each items\}\}\s*<tr>/)
  await write('one/body.mjml', mail('<mj-text>Other</mj-text>'))
  const later = new Date((await stat(join(from, 'one/body.mjml'))).mtimeMs + 5_000)
  await utimes(join(from, 'one/body.mjml'), later, later)
  await rm(join(from, 'two'), { recursive: true })
  expect(await build()).toBe(1)
  expect((await readdir(to)).filter((file) => file.endsWith('.hbs'))).toEqual(['one.html.hbs'])
}, 20_000)

test('what all include changes all', async () => {
  await write('shared/part.mjml', '<mj-text>Part</mj-text>')
  await write('one/body.mjml', mail('<mj-include path="../shared/part.mjml" />'))
  expect(await build()).toBe(1)
  expect(await readFile(join(to, 'one.html.hbs'), 'utf8')).toContain('Part')
  await write('shared/part.mjml', '<mj-text>Another part</mj-text>')
  await utimes(join(from, 'shared/part.mjml'), new Date(0), new Date(0))
  expect(await build()).toBe(1)
  expect(await readFile(join(to, 'one.html.hbs'), 'utf8')).toContain('Another part')
}, 20_000)

test.each([
  ['an unknown tag', '<mj-txt>Hello</mj-txt>', 'mj-txt'],
  ['an unknown attribute', '<mj-text colour="red">Hello</mj-text>', 'colour'],
  ['an expression where none can be', '{{name}}', '{{name}} is lost'],
  ['an include that is not there', '<mj-include path="../shared/none.mjml" />', 'mj-include'],
])(
  '%s fails the build, which names file and line',
  async (_what, content, fault) => {
    await write('faulty/body.mjml', mail(content))
    const error = await build().then(
      () => '',
      ({ stderr }: { stderr: string }) => stderr,
    )
    expect(error).toContain('faulty/body.mjml could not be built')
    expect(error).toContain(fault)
    expect(error).toMatch(/line \d/)
  },
  20_000,
)

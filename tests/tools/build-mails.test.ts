import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const script = pathToFileURL(join(__dirname, '..', '..', 'tools', 'build-mails.mjs')).href

let folder: string

describe('Mail build', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build-mails-'))
    await write('shared/head.mjml', '<mjml><mj-head><mj-title>{{subject}}</mj-title></mj-head></mjml>')
    await write('shared/greeting.mjml', '<mj-text>{{t "hello"}}</mj-text>')
    await write('welcome/body.mjml', mail('<mj-include path="../shared/greeting.mjml" />'))
    await write('goodbye/body.mjml', mail('<mj-text>{{t "goodbye"}}</mj-text>'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const mail = (content: string) => `<mjml lang="{{language}}">
  <mj-include path="../shared/head.mjml" />
  <mj-body>
    <mj-section>
      <mj-column>
        ${content}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`

  let writtenAt = Date.parse('2026-03-01T12:00:00.000Z')

  async function write(path: string, text: string) {
    const file = join(folder, 'templates', path)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, text)
    writtenAt += 1_000
    await utimes(file, new Date(writtenAt), new Date(writtenAt))
  }

  /** Number of mails built or error; `with mjml` if the compiler was loaded. */
  const build = (): Promise<string> =>
    new Promise((resolve) => {
      const places = JSON.stringify({ from: join(folder, 'templates'), to: join(folder, 'built') })
      const program = `
      import { createRequire } from 'node:module'
      import { buildMails } from '${script}'
      const said = await buildMails(${places}).catch(({ message }) => message)
      const loaded = Object.keys(createRequire('${script}').cache).some((path) => path.includes('mjml-core'))
      console.log(String(said) + (loaded ? ' with mjml' : ''))`
      execFile(process.execPath, ['--input-type=module', '-e', program], (_error, stdout, stderr) =>
        resolve((stdout + stderr).trim()),
      )
    })

  const built = async () => (await readdir(join(folder, 'built'))).filter((name) => !name.startsWith('.')).toSorted()
  const readBuilt = (name: string) => readFile(join(folder, 'built', name), 'utf8')

  test('builds changed mails only and loads mjml for those only', async () => {
    expect(await build()).toBe('2 with mjml')
    const html = await readBuilt('welcome.html.hbs')
    for (const part of ['<html lang="{{language}}"', '<title>{{subject}}</title>', '{{t "hello"}}'])
      expect(html).toContain(part)
    expect(await build()).toBe('0')
    await write('goodbye/body.mjml', mail('<mj-text>{{t "farewell"}}</mj-text>'))
    expect(await build()).toBe('1 with mjml')
    expect(await readBuilt('goodbye.html.hbs')).toContain('{{t "farewell"}}')
  })

  test('rebuilds all mails for a changed include', async () => {
    await build()
    await write('shared/greeting.mjml', '<mj-text>{{t "hi"}}</mj-text>')
    expect(await build()).toBe('2 with mjml')
    expect(await readBuilt('welcome.html.hbs')).toContain('{{t "hi"}}')
  })

  test('is reproducible and deletes mails without a source', async () => {
    await build()
    const html = await readBuilt('welcome.html.hbs')
    await rm(join(folder, 'templates', 'goodbye'), { recursive: true })
    expect(await build()).toBe('0')
    expect(await built()).toEqual(['welcome.html.hbs'])
    await rm(join(folder, 'built'), { recursive: true })
    await build()
    expect(await readBuilt('welcome.html.hbs')).toBe(html)
  })

  test.each([
    ['an element that there is not', '<mj-txt>Hello</mj-txt>', /Line 6 of welcome\/body\.mjml \(mj-txt\)/],
    [
      'an attribute that there is not',
      '<mj-text colour="red">Hello</mj-text>',
      /Line 6 of welcome\/body\.mjml.*colour/,
    ],
    ['a file that is not there', '<mj-include path="../shared/none.mjml" />', /line 6: .*none\.mjml" finds no file/],
    ['a file from elsewhere', '<mj-include path="../../secret.mjml" />', /line 6: .*secret\.mjml" finds no file/],
    ['words where none can be', '{{#if name}}<mj-text>Hello</mj-text>{{/if}}', /line 6: \{\{#if name\}\} is lost/],
    ['an element that does not end', '<mj-text>Hello<mj-text>you</mj-text>', /line 6: <mj-text is left over/],
  ])('rejects %s with its place', async (_what, content, fault) => {
    await write('welcome/body.mjml', mail(content))
    const said = await build()
    expect(said).toContain('welcome/body.mjml could not be built')
    expect(said).toMatch(fault)
    expect(await build()).toBe(said)
  })
})

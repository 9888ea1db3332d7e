import { createClient, ProblemError } from '@ecommerce/client'
import { serviceOf } from '@ecommerce/tools/openapi/served-paths'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { admin, type Platform, serviceNames, startPlatform } from '../support/platform'

/** Commands of `docs/API.md` with their documented output. */
const page = readFileSync(join(__dirname, '..', '..', 'docs', 'API.md'), 'utf8')
const examples = [...page.matchAll(/## (.*)\n[^#]*?```sh\n([^`]*)```\n\n```text\n([^`]*)```/g)].map(
  ([, title = '', commands = '', answer = '']) => ({ title, commands, answer }),
)
const preparation = page.match(/```sh\n([^`]*)```/)?.[1] ?? ''
const defaultPorts = { product: 3001, user: 3002, order: 3003, notification: 3004 }
const mark = '=== next'

let platform: Platform
let outputs: string[]

describe('Examples of the API document', () => {
  beforeAll(async () => {
    platform = await startPlatform({ RATE_LIMIT_ENABLED: 'true' })
    let script = [preparation, ...examples.map(({ commands }) => `${commands}\necho; echo '${mark}'`)].join('\n')
    for (const name of serviceNames)
      script = script.replaceAll(`localhost:${defaultPorts[name]}`, new URL(platform.urlOf(name)).host)
    script = script.replaceAll('change-me-please', admin.password)
    const { stdout } = await promisify(execFile)('sh', ['-ec', script])
    outputs = stdout.split(mark).map((text) => text.trim())
  }, 60_000)
  afterAll(() => platform.stop())

  const shown = ({ answer }: { answer: string }) =>
    new RegExp(`^${answer.trim().split('…').map(escape).join('[\\s\\S]+')}$`)
  const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

  test('cover every convention', () => {
    const titles = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)
    expect(examples.map(({ title }) => title)).toEqual(titles)
  })

  test.each(examples.map((example, index) => ({ ...example, index })))('$title', ({ index, answer }) => {
    expect(outputs[index]).toMatch(shown({ answer }))
  })

  test('of the client have their documented result', async () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'packages', 'client', 'README.md'), 'utf8')
    const example = readme.match(/```ts\n([^`]*(?:`[^`]+`[^`]*)*)```/)?.[1] ?? ''
    const said: string[] = []
    const atThePlatform = (options: object) =>
      createClient({ ...options, baseUrl: (path) => platform.urlOf(serviceOf(path)) })
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the example is ours
    const run = new Function('createClient', 'ProblemError', 'say', `return (async () => {${example}})()`)
    await run(atThePlatform, ProblemError, (text: string) => said.push(text))
    expect(said).toEqual([expect.stringMatching(/^It is \d{4} now\.$/)])
  })
})

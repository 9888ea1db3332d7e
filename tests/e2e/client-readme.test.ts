import { createClient, ProblemError } from '@ecommerce/client'
import { serviceOf } from '@ecommerce/tools/openapi/served-paths'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Platform, startPlatform } from '../support/platform'

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

test('the example of the client does what it says', async () => {
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

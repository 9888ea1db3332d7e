import Joi from 'joi'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnvironment, tokenSecret } from './config'

const [own, previous, callee] = ['o', 'p', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const database = { DATABASE_URL: 'postgres://localhost/any' }

const read = (env: NodeJS.ProcessEnv) =>
  readEnvironment<{ USER_TOKEN_SECRET: string; NAME: string }>(
    { ...database, SERVICE_TOKEN_SECRET: own, ...env },
    { defaultPort: 3000, own: { USER_TOKEN_SECRET: tokenSecret(), NAME: Joi.string().default('any') } },
  )

describe('Secrets in the environment', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), `${text}\n`)
    return join(folder, name)
  }

  test('are shared by all services unless a callee has its own', () => {
    expect(read({}).own.USER_TOKEN_SECRET).toBe(own)
    expect(read({ USER_TOKEN_SECRET: '' }).own.USER_TOKEN_SECRET).toBe(own)
    expect(read({ USER_TOKEN_SECRET: callee }).own.USER_TOKEN_SECRET).toBe(callee)
    expect(read({ USER_TOKEN_SECRET_FILE: file('user', callee) }).own.USER_TOKEN_SECRET).toBe(callee)
  })

  test('have a previous value if set', () => {
    const secretOf = (env: NodeJS.ProcessEnv) => read(env).serviceTokenSecret
    expect(secretOf({})).toEqual({ current: own, previous: undefined })
    expect(secretOf({ SERVICE_TOKEN_SECRET_PREVIOUS: '' })).toEqual({ current: own, previous: undefined })
    expect(secretOf({ SERVICE_TOKEN_SECRET_PREVIOUS: previous })).toEqual({ current: own, previous })
    const path = file('previous', previous)
    expect(secretOf({ SERVICE_TOKEN_SECRET_PREVIOUS_FILE: path })).toEqual({ current: own, previous })
    rmSync(path)
    expect(secretOf({ SERVICE_TOKEN_SECRET_PREVIOUS_FILE: path })).toEqual({ current: own, previous: undefined })
  })

  test('are rejected if short or if their file is unreadable', () => {
    expect(() => read({ USER_TOKEN_SECRET: 'short', SERVICE_TOKEN_SECRET_PREVIOUS: 'short' })).toThrow(
      /SERVICE_TOKEN_SECRET_PREVIOUS length must be[^]*USER_TOKEN_SECRET length must be/,
    )
    expect(() => read({ USER_TOKEN_SECRET_FILE: join(folder, 'missing') })).toThrow(
      "USER_TOKEN_SECRET_FILE names a file that can't be read (ENOENT)",
    )
    expect(() => read({ SERVICE_TOKEN_SECRET_PREVIOUS_FILE: folder })).toThrow('(EISDIR)')
  })
})

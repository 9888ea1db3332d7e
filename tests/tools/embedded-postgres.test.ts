import { type PostgresServer, startPostgres } from '@ecommerce/embedded-postgres/start-postgres'
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

const folder = join(tmpdir(), `ecommerce-postgres-test-${process.pid}`)
const dataDir = join(folder, 'postgres')
const pidFile = join(dataDir, 'data', 'postmaster.pid')
const start = (options: { signal?: AbortSignal } = {}) => startPostgres({ dataDir, durable: true, ...options })

let server: PostgresServer | undefined

describe('Embedded PostgreSQL', () => {
  beforeAll(async () => mkdir(folder, { recursive: true, mode: 0o755 }))
  afterEach(async () => server?.stop())
  afterAll(async () => {
    await server?.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  test('recovers from an aborted first start', async () => {
    const broken = new AbortController()
    const starting = start({ signal: broken.signal })
    setTimeout(() => broken.abort(), 150)
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' })
    expect(await readdir(dataDir)).toEqual(['password'])

    server = await start()
    await ask(server, 'create table notes (text text)')
    await ask(server, `insert into notes values ('kept')`)
  })

  test('keeps data and non-ASCII text', async () => {
    server = await start()
    const [row] = await ask(server, `select text, upper('käse') as cheese, 'ä' ~ '[[:alpha:]]' as is_letter from notes`)
    expect(row).toEqual({ text: 'kept', cheese: 'KÄSE', is_letter: true })
  })

  test('requires its password', async () => {
    server = await start()
    const url = new URL(server.url('postgres'))
    url.password = 'guess'
    await expect(new Client({ connectionString: url.href }).connect()).rejects.toThrow('password authentication failed')
  })

  test('reports the owner of a locked folder', async () => {
    server = await start()
    await expect(start()).rejects.toThrow(`in use by another start (process ${process.pid})`)
  })

  test('restarts after a kill, even if its pid is reused', async () => {
    server = await start()
    await ask(server, `insert into notes values ('acknowledged')`)
    process.kill(server.pid, 'SIGKILL')
    expect(await server.exited).toContain('SIGKILL')
    const stranger = spawn('sleep', ['60'])
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n')
    await writeFile(pidFile, [stranger.pid, ...rest].join('\n'))

    server = await start()
    expect(await ask(server, 'select text from notes')).toContainEqual({ text: 'acknowledged' })
    expect(stranger.kill()).toBe(true)
  })

  test('reports data of another version', async () => {
    await writeFile(join(dataDir, 'data', 'PG_VERSION'), '15\n')
    await expect(start()).rejects.toThrow(/holds data of PostgreSQL 15, and this is PostgreSQL \d+: move .+ away/)
    await writeFile(join(dataDir, 'data', 'PG_VERSION'), '18\n')
  })

  test('reports a folder that cannot be created', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    await expect(startPostgres({ dataDir: join(file, 'postgres'), durable: true })).rejects.toThrow(
      /a file is where a folder is needed/,
    )
  })

  async function ask({ url }: PostgresServer, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: url('postgres') })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.end()
    }
  }
})

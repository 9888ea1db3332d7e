import { findFreePort } from '@ecommerce/toolkit/free-port'
import { type Program, type Supervised, supervise } from '@ecommerce/tools/launcher/supervise'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const folder = mkdtempSync(join(tmpdir(), 'ecommerce-supervise-'))
const never = new AbortController().signal
const warnings: string[] = []
let supervised: Supervised

const serves = `require('node:http').createServer((_, answer) => answer.end()).listen(Number(process.env.PORT), '127.0.0.1')`

describe('Process supervision', () => {
  beforeEach(() => warnings.splice(0))
  afterEach(async () => supervised.stop(0, never))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('restarts a killed program as another process', async () => {
    supervised = supervise(await program(serves), (text) => warnings.push(text))
    await supervised.ready
    const pid = supervised.pid()
    process.kill(pid as number, 'SIGKILL')
    await until(() => warnings.length === 2)
    expect(warnings).toEqual(['The toy ended (SIGKILL), restarting in 0.25 s', 'The toy is back'])
    expect(supervised.pid()).not.toBe(pid)
  })

  test('gives up a program that is not ready after five attempts, with its output', async () => {
    supervised = supervise(await program(`console.error('no oil'); process.exit(7)`), (text) => warnings.push(text))
    await expect(supervised.ready).rejects.toThrow(/The toy does not start \(exit code 7\).*no oil$/s)
    expect(warnings).toHaveLength(4)
  })

  test('kills a program that ignores SIGTERM', async () => {
    supervised = supervise(await program(`process.on('SIGTERM', () => {}); ${serves}`), (text) => warnings.push(text))
    await supervised.ready
    const pid = supervised.pid()
    await supervised.stop(100, never)
    expect(() => process.kill(pid as number, 0)).toThrow('ESRCH')
    expect(warnings).toEqual([])
  })

  async function program(source: string): Promise<Program> {
    const port = await findFreePort()
    const script = join(folder, `toy-${port}.js`)
    writeFileSync(script, source)
    const logFile = join(folder, `toy-${port}.log`)
    return {
      label: 'The toy',
      script,
      args: [],
      execArgv: [],
      env: { PORT: String(port) },
      logFile,
      readyUrl: `http://127.0.0.1:${port}/`,
    }
  }

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await sleep(20)
  }
})

import { waitFor } from '@ecommerce/testkit/waiting'
import { newCertificate } from '@ecommerce/tools/certificate'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const asked: string[] = []
const server = createServer((req, res) => {
  asked.push(req.url ?? '')
  res.end()
})
let folder: string
let script: ChildProcess

/** The repository's script with this test's names and files. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'))
  const { certificate: cert, key } = await newCertificate(['user'])
  server.setSecureContext({ cert, key })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await Promise.all(['bin', 'tls'].map((name) => mkdir(join(folder, name))))
  const source = await readFile(join(__dirname, '..', '..', 'nginx', 'reload-on-change.sh'), 'utf8')
  const text = source.replaceAll('/etc/nginx/', `${folder}/`).replaceAll(/:300\d/g, `:${port}`)
  const program = (name: string, command: string) =>
    writeFile(join(folder, 'bin', name), `#!/bin/sh\n${command}\n`, { mode: 0o755 })
  await Promise.all([
    program('getent', `echo "$2" >> ${folder}/looks; cat ${folder}/addresses`),
    program('nginx', `echo "$@" >> ${folder}/reloads`),
    writeFile(join(folder, 'script.sh'), text),
    writeFile(join(folder, 'tls', 'tls.crt'), cert),
  ])
  const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}`, SERVICE_SCHEME: 'https' }
  script = spawn('sh', [join(folder, 'script.sh')], { env, detached: true, stdio: 'ignore' })
  await waitFor('the end of its first look', async () => (await linesOf('looks')).length > 1)
}, 30_000)

afterAll(async () => {
  process.kill(-script.pid!, 'SIGKILL')
  server.close()
  server.closeAllConnections()
  await rm(folder, { recursive: true })
})

const linesOf = async (name: string) =>
  existsSync(join(folder, name)) ? (await readFile(join(folder, name), 'utf8')).trim().split('\n') : []
const reloads = () => linesOf('reloads')
const reloadAfter = async (change: () => Promise<void>) => {
  const before = (await reloads()).length
  await change()
  await waitFor('a reload', async () => (await reloads()).length > before)
}

describe('Watch over replicas and certificates', () => {
  test('checks a new replica over HTTPS by address before a reload', async () => {
    await reloadAfter(() => writeFile(join(folder, 'addresses'), '127.0.0.1 STREAM user\n'))
    expect(asked).toContain('/health/ready')
    expect(await reloads()).toContain('-s reload')
  })

  test.each(['ca.crt', 'tls.crt'])('reloads nginx for a changed certificate: %s', async (name) => {
    await reloadAfter(async () => writeFile(join(folder, 'tls', name), (await newCertificate(['next'])).certificate))
  })
})

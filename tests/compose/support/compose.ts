import { findFreePort } from '@ecommerce/toolkit/free-port'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { localImages } from './local-images'

const root = join(__dirname, '..', '..', '..')
const run = promisify(execFile)

export type Answer = { status: number; body: string; json<T>(): T }

export type Ask = (
  method: string,
  path: string,
  options?: { token?: string | undefined; body?: unknown; key?: string },
) => Promise<Answer>

/** Compose project of its own, on free ports, with disposable volumes. */
export async function composeShop(settings: Record<string, string> = {}) {
  const [httpPort, httpsPort, mailPort] = await Promise.all([findFreePort(), findFreePort(), findFreePort()])
  const project = `ecommerce-test-${process.pid}`
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-compose-'))
  const certificate = join(folder, 'tls.crt')
  const env = {
    ...process.env,
    COMPOSE_PROJECT_NAME: project,
    HTTP_PORT: String(httpPort),
    HTTPS_PORT: String(httpsPort),
    MAILBOX_PORT: String(mailPort),
    ...(await localImages(join(root, 'docker-compose.yml'))),
    ...settings,
  }
  let ca: string

  const docker = async (...args: string[]) =>
    (await run('docker', args, { cwd: root, env, maxBuffer: 1 << 26 })).stdout.trim()
  const compose = (...args: string[]) => docker('compose', ...args)

  /** Uses a new connection for each request, as a new client does. */
  const ask: Ask = (method, path, { token, body, key } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ host: 'localhost', port: httpsPort, ca, agent: false, method, path, timeout: 20_000 },
          headers: {
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
            ...(key !== undefined && { 'Idempotency-Key': key }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
        },
        (res) => {
          const chunks: Buffer[] = []
          res.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', reject)
          res.once('end', () => {
            const text = Buffer.concat(chunks).toString()
            resolve({ status: res.statusCode ?? 0, body: text, json: <T>() => JSON.parse(text) as T })
          })
        },
      )
      sent.once('timeout', () => sent.destroy(new Error('no answer within 20 s'))).once('error', reject)
      sent.end(body === undefined ? undefined : JSON.stringify(body))
    })

  return {
    ...{ docker, compose, ask, certificate, httpPort, httpsPort, mailPort },
    /** Runs `docker compose up` until the gateway responds. */
    async up(...args: string[]) {
      await compose('up', '--detach', '--quiet-pull', ...args)
      await compose('up', '--detach', '--no-deps', '--no-recreate', '--wait', 'nginx')
      await compose('cp', 'nginx:/etc/nginx/tls/tls.crt', certificate)
      ca = await readFile(certificate, 'utf8')
    },
    containersOf: async (service: string) => (await compose('ps', '--quiet', service)).split('\n').filter(Boolean),
    /** Runs a program of this repository; returns its output and exit code. */
    async program(command: string, ...args: string[]) {
      const child = spawn(command, args, { cwd: root, env: { ...env, CURL_CA_BUNDLE: certificate } })
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const [code] = (await once(child, 'close')) as [number]
      return { code, said }
    },
    async down() {
      await compose('down', '--volumes', '--timeout', '30')
      await rm(folder, { recursive: true })
    },
  }
}

export type ComposeShop = Awaited<ReturnType<typeof composeShop>>

import { findFreePort } from '@ecommerce/toolkit/free-port'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** nginx started by root would otherwise use an unprivileged user. */
const asRoot = process.getuid?.() === 0 ? 'user root;' : ''

const root = join(__dirname, '..', '..')
const home = join(root, 'nginx')
const upstreamOverTls = join(root, 'k8s', 'components', 'internal-tls', 'upstream.conf')

export type Gateway = { url: string; httpUrl: string; port: number; log(): Promise<string>; stop(): Promise<void> }

/**
 * The real nginx with the repository's configuration and local names. `certificates` contains `tls.crt`, `tls.key`
 * and, with `internalTls`, `ca.crt`.
 */
export async function openGateway(needs: {
  ports: Readonly<Record<string, number>>
  certificates: string
  internalTls?: boolean
  /** Set to false for unlimited requests, as benchmarks need. */
  limits?: boolean
}): Promise<Gateway> {
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-door-'))
  const [port, httpPort] = await Promise.all([findFreePort(), findFreePort()])
  await cp(home, join(folder, 'conf'), { recursive: true })
  await cp(needs.certificates, join(folder, 'conf', 'tls'), { recursive: true })
  if (needs.internalTls) await cp(upstreamOverTls, join(folder, 'conf', 'upstream.conf'))
  await addBrotli(join(folder, 'conf'))
  let text = await readFile(join(folder, 'conf', 'nginx.conf'), 'utf8')
  for (const [name, servicePort] of Object.entries(needs.ports))
    text = text.replace(new RegExp(`server ${name}:\\d+`), `server 127.0.0.1:${servicePort}`)
  text = text
    .replaceAll('/tmp/', `${folder}/`)
    .replaceAll('/dev/stdout', join(folder, 'access.log'))
    .replaceAll('/dev/stderr', join(folder, 'error.log'))
    .replaceAll(/listen (\[::\]:)?8080/g, `listen $1${httpPort}`)
    .replaceAll(/listen (\[::\]:)?8443/g, `listen $1${port}`)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
  if (needs.limits === false) text = text.replaceAll(/^ *limit_(req|conn) .*\n/gm, '')
  await writeFile(join(folder, 'conf', 'nginx.conf'), text)
  const nginx = await startNginx(join(folder, 'conf'), port)
  return {
    url: `https://localhost:${port}`,
    httpUrl: `http://localhost:${httpPort}`,
    port,
    log: () => readFile(join(folder, 'access.log'), 'utf8'),
    async stop() {
      await nginx.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/** nginx with the `nginx.conf` in a folder, once it listens on this port. */
export async function startNginx(folder: string, port: number): Promise<{ stop(): Promise<void> }> {
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', `daemon off; ${asRoot}`]
  const child = spawn('nginx', args, { stdio: ['ignore', 'inherit', 'inherit'] })
  await answers(child, port)
  return {
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so'

/** Loads the module as nginx/README.md describes, from Debian's folder. */
async function addBrotli(conf: string): Promise<void> {
  if (!existsSync(brotli)) return
  await Promise.all(['modules', 'http.d'].map((name) => mkdir(join(conf, name))))
  await cp(join(conf, 'brotli.conf'), join(conf, 'http.d', 'brotli.conf'))
  await writeFile(join(conf, 'modules', 'brotli.conf'), `load_module ${brotli};\n`)
}

async function answers(child: ChildProcess, port: number): Promise<void> {
  const failed = once(child, 'error').then(([error]) => {
    throw new Error('nginx could not be started. `npm run test:gateway` installs it.', { cause: error })
  })
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`nginx ended with code ${code}`)
  })
  const open = async () => {
    for (;;) {
      const socket = connect(port, '127.0.0.1')
      const isThere = await Promise.race([
        once(socket, 'connect').then(
          () => true,
          () => false,
        ),
      ])
      socket.destroy()
      if (isThere) return
      await pause(50)
    }
  }
  await Promise.race([open(), failed, gone])
}

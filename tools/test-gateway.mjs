import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { setup } from './setup.mjs'

/** Runs the tests that come through the front door: the real nginx, over HTTPS, with a certificate made for it. */
await setup()
await build({ all: true })
installMissing({
  nginx: spawnSync('nginx', ['-v']).status === 0,
  'libnginx-mod-http-brotli-filter': existsSync('/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so'),
})
const certificates = mkdtempSync(join(tmpdir(), 'ecommerce-certs-'))
try {
  run(process.execPath, ['tools/certs.mjs', certificates])
  run('npx', ['jest', '--config', 'tests/gateway/jest.config.ts', ...process.argv.slice(2)], {
    GATEWAY_CERTIFICATES: certificates,
    NODE_EXTRA_CA_CERTS: join(certificates, 'tls.crt'),
  })
} finally {
  rmSync(certificates, { recursive: true })
}

/** Installs those of Debian's packages that are not there, where we may. */
function installMissing(packages) {
  const missing = Object.keys(packages).filter((name) => !packages[name])
  if (missing.length === 0) return
  console.log(`Installing ${missing.join(' and ')} ...`)
  // Debian starts what it installs; not in this runlevel.
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, RUNLEVEL: '1' } }
  const update = spawnSync('apt-get', ['update', '-q'], quiet)
  const install = spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], quiet)
  if (update.status !== 0 || install.status !== 0) throw new Error(`Please install ${missing.join(' and ')} first.`)
}

/** A failure has been told of by the program itself. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exitCode = 1
}

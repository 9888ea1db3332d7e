import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../build.mjs'
import { installMissing } from './install-missing.mjs'
import { setup } from '../setup.mjs'

/** Tests the real nginx over HTTPS with a generated certificate. */
await setup()
await build({ all: true })
installMissing({
  nginx: spawnSync('nginx', ['-v']).status === 0,
  'libnginx-mod-http-brotli-filter': existsSync('/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so'),
})
const certificates = mkdtempSync(join(tmpdir(), 'ecommerce-certs-'))
try {
  run(process.execPath, ['tools/certs.mjs', certificates])
  run('npx', ['jest', '--config', 'tests/gateway/jest.config.mjs', ...process.argv.slice(2)], {
    GATEWAY_CERTIFICATES: certificates,
    NODE_EXTRA_CA_CERTS: join(certificates, 'tls.crt'),
  })
} finally {
  rmSync(certificates, { recursive: true })
}

/** The program itself has reported the failure. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (status !== 0) process.exitCode = 1
}

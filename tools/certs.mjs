import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Makes a certificate for localhost that signs itself, for development; `node tools/certs.mjs FOLDER` says where, `.data/certs` unless given. */
const folder = process.argv[2] ?? fileURLToPath(new URL('../.data/certs', import.meta.url))
const [crt, key] = ['tls.crt', 'tls.key'].map((name) => join(folder, name))
if (existsSync(crt) && existsSync(key)) {
  console.log(`There is a certificate already: ${crt}`)
} else {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '365'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1'],
      ...['-keyout', key, '-out', crt],
    ],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) {
    console.error(made.error?.code === 'ENOENT' ? 'openssl is needed: install it first.' : made.stderr)
    process.exit(1)
  }
  chmodSync(key, 0o600)
  console.log(`Wrote ${crt} and ${key}, good for localhost and for a year`)
}

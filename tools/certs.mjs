import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { setup } from './setup.mjs'

/** Creates a self-signed certificate for localhost: `node tools/certs.mjs FOLDER`, by default `.data/certs`. */
const folder = process.argv[2] ?? fileURLToPath(new URL('../.data/certs', import.meta.url))
const [crt, key] = ['tls.crt', 'tls.key'].map((name) => join(folder, name))
if (existsSync(crt) && existsSync(key)) {
  console.log(`There is a certificate already: ${crt}`)
} else {
  await setup()
  await build()
  const { newCertificate } = await import('./dist/certificate.js')
  const made = await newCertificate(['localhost'])
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(key, made.key, { mode: 0o600 })
  writeFileSync(crt, made.certificate)
  console.log(`Wrote ${crt} and ${key}, good for localhost and for a year`)
}

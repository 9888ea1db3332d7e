import { newCertificate } from '@ecommerce/tools/certificate'
import { Failure } from '@ecommerce/toolkit/failure'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { openFrontDoor, startNginx } from '@ecommerce/tools/front-door'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byTurns, type Row } from './by-turns'
import { withCleanup } from './cleanup'
import { send } from './floors'
import { isInstalled, loadFor } from './load'
import type { Run } from './options'
import type { Platform } from './platform'
import { listPath } from './reads'

export async function requireNginx(): Promise<void> {
  if (!(await isInstalled('nginx')))
    throw new Failure('nginx is not installed: `apt-get install nginx`, or leave the section gateway out with --only.')
}

/** The list through the repository's nginx with its micro-cache, beside nginx that serves a file of the same bytes, both over TLS. */
export function measureGateway(platform: Platform, { rounds, seconds, out, signal }: Run): Promise<Row[]> {
  out.step('list through the gateway ...')
  return withCleanup(async (defer) => {
    const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
    defer(() => rm(folder, { recursive: true, force: true }))
    const certificates = join(folder, 'tls')
    const { certificate, key } = await newCertificate(['localhost'])
    await mkdir(certificates)
    await writeFile(join(certificates, 'tls.crt'), certificate)
    await writeFile(join(certificates, 'tls.key'), key, { mode: 0o600 })

    const product = platform.service('product').url
    const ports = { user: 9, product: Number(new URL(product).port), order: 9, notification: 9 }
    const gateway = await openFrontDoor({ ports, certificates, limits: false })
    defer(() => gateway.stop())
    const port = await findFreePort()
    await mkdir(join(folder, 'files'))
    await writeFile(join(folder, 'files', 'list.json'), (await send({ url: product + listPath })).body)
    const conf = await readFile(join(__dirname, '..', 'static-nginx.conf'), 'utf8')
    await writeFile(join(folder, 'nginx.conf'), conf.replaceAll('FOLDER', folder).replaceAll('PORT', String(port)))
    const files = await startNginx(folder, port)
    defer(() => files.stop())

    const side = { load: () => loadFor(seconds, { url: gateway.url + listPath }, signal) }
    const file = { load: () => loadFor(seconds, { url: `https://localhost:${port}/list.json` }, signal) }
    return [await byTurns('list through the gateway', side, { 'nginx, a file': file }, { rounds, signal })]
  })
}

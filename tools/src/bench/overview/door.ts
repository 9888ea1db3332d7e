import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newCertificate } from '../../certificate'
import { findFreePort } from '../../free-port'
import { openFrontDoor, startNginx } from '../../front-door'
import { answerAt } from '../floors/answer-at'
import { loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { byTurns, type Row } from './by-turns'
import type { Options } from './options'

/** The list through the real front door, whose micro-cache answers, beside nginx that serves a file of the same bytes: both over TLS. */
export async function measureDoor(
  platform: BenchPlatform,
  path: string,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  out.step('list, at the door ...')
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    const certificates = join(folder, 'tls')
    const { certificate, key } = await newCertificate(['localhost'])
    await mkdir(certificates)
    await writeFile(join(certificates, 'tls.crt'), certificate)
    await writeFile(join(certificates, 'tls.key'), key, { mode: 0o600 })

    const product = platform.service('product').url
    const { body } = await answerAt({ url: product + path })
    const ports = { user: 9, product: Number(new URL(product).port), order: 9, notification: 9 }
    const door = await openFrontDoor({ ports, certificates, limits: false })
    undo.push(() => door.stop())
    const port = await findFreePort()
    await mkdir(join(folder, 'files'))
    await writeFile(join(folder, 'files', 'list.json'), body)
    await writeFile(join(folder, 'nginx.conf'), staticConf(folder, port))
    const files = await startNginx(folder, port)
    undo.push(() => files.stop())

    const through = { load: () => loadFor(seconds, { url: door.url + path }, signal) }
    const file = { load: () => loadFor(seconds, { url: `https://localhost:${port}/list.json` }, signal) }
    return [await byTurns('list, at the door', through, { 'nginx, a file': file }, { rounds, signal })]
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

const staticConf = (folder: string, port: number) => `
worker_processes auto;
error_log ${folder}/error.log warn;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
  client_body_temp_path ${folder}/client_body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  access_log off;
  types { application/json json; }
  server {
    listen ${port} ssl;
    keepalive_requests 1000000;
    ssl_certificate tls/tls.crt;
    ssl_certificate_key tls/tls.key;
    root ${folder}/files;
  }
}
`

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const names = ['NGINX_IMAGE', 'POSTGRES_IMAGE', 'REDIS_IMAGE', 'MAILPIT_IMAGE']

/** Compose variables naming locally available versions of images that cannot be pulled. */
export async function localImages(composeFile: string): Promise<Record<string, string>> {
  const text = await readFile(composeFile, 'utf8')
  const defaults = new Map([...text.matchAll(/\$\{(\w+_IMAGE):-([^}]+)\}/g)].map(([, name, image]) => [name, image]))
  const found = await Promise.all(
    names.map(async (name) => {
      const image = defaults.get(name) ?? ''
      if (process.env[name] !== undefined || (await works('image', 'inspect', image)) || (await works('pull', image)))
        return []
      const { stdout } = await run('docker', ['images', '--format', '{{.Repository}}:{{.Tag}}', image.split(':')[0]!])
      const [local] = stdout.trim().split('\n')
      return local ? [[name, local] as const] : []
    }),
  )
  return Object.fromEntries(found.flat())
}

const works = (...args: string[]): Promise<boolean> =>
  run('docker', args).then(
    () => true,
    () => false,
  )

import { calls } from '@ecommerce/tools/provision/token-secrets'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const services = ['user', 'product', 'order', 'notification'] as const

type Compose = {
  services: Record<string, { environment?: Record<string, string>; image: string; ports?: string[] }>
}
const text = read('docker-compose.yml')
const compose = parse(text, { merge: true }) as Compose

describe('Compose file', () => {
  test('.env.example names every variable of docker-compose.yml and no other', () => {
    const taken = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))
    const named = [...read('.env.example').matchAll(/^#(\w+)=/gm)].map(([, name]) => name)
    expect(named.toSorted()).toEqual([...taken].toSorted())
  })

  test('.env.example shows the defaults', () => {
    const defaults = new Map([...text.matchAll(/\$\{(\w+):-([^}]+)\}/g)].map(([, name, value]) => [name, value]))
    const said = new Map([...read('.env.example').matchAll(/^#(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
    expect([...defaults].filter(([name, value]) => said.get(name) !== value)).toEqual([])
  })

  test.each(services)('the %s service reads every variable it is given', (service) => {
    const known = read('packages/shared/src/config.ts') + read(`services/${service}/src/config.ts`)
    // Addresses are given to all services, but each calls only some.
    const addresses = services.map((name) => `${name.toUpperCase()}_URL`)
    const given = Object.keys(compose.services[service]?.environment ?? {}).map((name) => name.replace(/_FILE$/, ''))
    expect(given.length).toBeGreaterThan(10)
    expect(given.filter((name) => !addresses.includes(name) && !new RegExp(`\\b${name}:`).test(known))).toEqual([])
  })

  test.each(services)('secrets of the %s service and its migration are files', (service) => {
    const isSecret = (name: string) => /(SECRET(_KEY)?|_TOKEN)(_PREVIOUS)?$|^(DATABASE|REDIS|SMTP)_URL$/.test(name)
    for (const name of [service, `migrate-${service}`]) {
      const given = Object.keys(compose.services[name]?.environment ?? {})
      expect(given.filter((variable) => isSecret(variable))).toEqual([])
      const files = given.filter((variable) => variable.endsWith('_FILE')).map((variable) => variable.slice(0, -5))
      expect(files.filter((variable) => !isSecret(variable))).toEqual([])
    }
  })

  test.each(services)('the %s service has the token secrets of services it calls only', (service) => {
    const connected = [...read(`services/${service}/src/context.ts`).matchAll(/'(\w+)-service': config\.\w+Url/g)]
    const called = connected.map(([, name]) => name!)
    expect(calls[service]).toEqual(expect.arrayContaining(called))
    expect(calls[service]).toHaveLength(called.length)
    const files = Object.entries(compose.services[service]?.environment ?? {}).filter(([name]) => /^(?!SERVICE).+_TOKEN_SECRET_FILE$/.test(name)) // prettier-ignore
    expect(files.toSorted()).toEqual(
      called.map((name) => [`${name.toUpperCase()}_TOKEN_SECRET_FILE`, `/run/secrets/${name}-token-secret`]).toSorted(),
    )
  })

  test('only nginx is published, and every image has a version', () => {
    expect(compose.services.pages?.image).toBe(compose.services.nginx?.image)
    const all = Object.entries(compose.services)
    expect(all.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['nginx', 'pages'])
    expect(all.filter(([, { image }]) => !/:(\$\{IMAGE_TAG:-dev\}|v?\d+(\.\d+)*(-\w+)?\}?)$/.test(image))).toEqual([])
  })

  test('the Dockerfile copies every package manifest', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> }
    const homes = Object.keys(lock.packages).filter((path) => /^(packages|services)\/[^/]+$|^tools$/.test(path))
    expect(homes.filter((home) => !read('Dockerfile').includes(`COPY ${home}/package.json ${home}/`))).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'

const read = (path: string) => readFileSync(join(__dirname, '..', '..', 'k8s', path), 'utf8')

type Patch = { target: { name?: string; labelSelector?: string }; patch: string }
type Operation = { path: string; value: { secret?: { secretName: string } } & Record<string, unknown> }
type Generator = { name: string; behavior?: string; literals?: string[]; files?: string[] }
type Component = { components: string[]; configMapGenerator: Generator[]; patches: Patch[] }
type Certificate = { kind: string; spec: { secretName: string; dnsNames?: string[]; issuerRef: { name: string } } }

const component = parse(read('components/internal-tls/kustomization.yaml')) as Component
const certificates = parseAllDocuments(read('components/internal-tls/certificate.yaml'))
  .map((document) => document.toJS() as Certificate)
  .filter(({ kind }) => kind === 'Certificate')
const settings = component.configMapGenerator.flatMap(({ literals = [] }) => literals)
const ports = { user: 3002, product: 3001, order: 3003, notification: 3004 }

const secretMountedBy = (deployment: string) =>
  component.patches
    .filter(({ target }) => target.name === `^${deployment}$`)
    .flatMap(({ patch }) => parse(patch) as Operation[])
    .map(({ value }) => value.secret?.secretName)

describe('TLS inside a cloud cluster', () => {
  it('applies to AKS and EKS', () => {
    expect((parse(read('components/cloud/kustomization.yaml')) as Component).components).toContain('../internal-tls')
    for (const cloud of ['aks', 'eks'])
      expect((parse(read(`components/${cloud}/kustomization.yaml`)) as Component).components).toContain('../cloud')
  })

  it('is required of every service', () => {
    expect(settings).toEqual(
      expect.arrayContaining([
        'TLS_REQUIRED=true',
        'TLS_CERT_FILE=/run/tls/tls.crt',
        'TLS_KEY_FILE=/run/tls/tls.key',
        'TLS_CA_FILE=/run/tls/ca.crt',
      ]),
    )
  })

  it.each(Object.entries(ports))('reaches the %s service by a name in its certificate', (name, port) => {
    expect(settings).toContain(`${name.toUpperCase()}_URL=https://${name}:${port}`)
    const certificate = certificates.find(({ spec }) => spec.secretName === `${name}-tls`)
    expect(certificate?.spec.dnsNames).toEqual(expect.arrayContaining([name, 'services.ecommerce.internal']))
    expect(certificate?.spec.issuerRef.name).toBe('internal-ca')
    expect(secretMountedBy(name)).toEqual([`${name}-tls`])
  })

  it('has nginx verify the services instead of plain HTTP', () => {
    expect(component.configMapGenerator).toContainEqual({
      name: 'gateway-config',
      behavior: 'merge',
      files: ['upstream.conf'],
    })
    expect(read('../nginx/upstream.conf')).toMatch(/default http;/)
    const settingsOfNginx = read('components/internal-tls/upstream.conf')
    expect(settingsOfNginx).toMatch(/map "" \$service_scheme \{\s+default https;/)
    expect(settingsOfNginx).toMatch(/^proxy_ssl_verify on;$/m)
    expect(settingsOfNginx).toMatch(/^proxy_ssl_trusted_certificate tls\/ca\.crt;$/m)
    const targets = read('../nginx/nginx.conf').match(/proxy_pass \S+/g) ?? []
    expect(new Set(targets)).toEqual(new Set(Object.keys(ports).map((name) => `proxy_pass $service_scheme://${name};`)))
  })

  it('has the gateway check new replicas over HTTPS', () => {
    const operations = component.patches
      .filter(({ target }) => target.name === '^gateway$')
      .flatMap(({ patch }) => parse(patch) as Operation[])
    expect(operations.map(({ value }) => value)).toEqual([[{ name: 'SERVICE_SCHEME', value: 'https' }]])
  })

  it.each([
    ['docker-compose.yml', (name: string) => `- ./nginx/${name}:`],
    ['k8s/base/gateway.yaml', (name: string) => `subPath: ${name},`],
    ['nginx/kustomization.yaml', (name: string) => name],
  ])('mounts every file that nginx includes: %s', (path, mountOf) => {
    const included = read('../nginx/nginx.conf').match(/(?<=^ +include )\w+\.conf(?=;$)/gm) ?? []
    expect(new Set(included)).toEqual(new Set(['problems.conf', 'proxy.conf', 'upstream.conf']))
    for (const name of included) expect(read(`../${path}`)).toContain(mountOf(name))
  })

  it('includes the notification worker', () => {
    expect(secretMountedBy('notification-worker')).toEqual(['notification-tls'])
  })

  it('includes every probe', () => {
    const [patch] = component.patches.filter(
      ({ target }) => target.labelSelector === 'app.kubernetes.io/component=service',
    )
    const schemes = (parse(patch!.patch) as Operation[]).filter(({ path }) => path.endsWith('/scheme'))
    expect(schemes.map(({ path, value }) => [path.split('/').at(-3), value])).toEqual([
      ['startupProbe', 'HTTPS'],
      ['readinessProbe', 'HTTPS'],
      ['livenessProbe', 'HTTPS'],
    ])
  })

  it('lets Prometheus verify its targets', () => {
    const monitors = read('components/monitoring/monitors.yaml')
    expect(monitors.match(/scheme: https/g)).toHaveLength(2)
    expect(monitors.match(/serverName: services\.ecommerce\.internal/g)).toHaveLength(2)
  })
})

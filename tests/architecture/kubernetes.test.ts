import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/** Compares the manifests with the code. */
const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const services = ['user', 'product', 'order', 'notification'] as const

type Probe = { httpGet: { path: string; port: string } }
type Container = {
  name: string
  args?: string[]
  env?: { name: string; value: string }[]
  ports?: { name: string; containerPort: number }[]
  startupProbe: Probe
  readinessProbe: Probe
  livenessProbe: Probe
  lifecycle: { preStop: { sleep: { seconds: number } } }
}
type Peer = { podSelector?: { matchLabels: Record<string, string> }; ipBlock?: { cidr: string; except?: string[] } }
type Manifest = {
  kind: string
  metadata: { name: string }
  spec: {
    podSelector: object
    ports: { port: number }[]
    template: { spec: { terminationGracePeriodSeconds: number; containers: Container[]; initContainers: Container[] } }
    ingress?: { from: Peer[]; ports: { port: number }[] }[]
    egress?: { to: Peer[]; ports: { port: number }[] }[]
  }
}

const manifests = (path: string) => parseAllDocuments(read(path)).map((document) => document.toJS() as Manifest)
const find = (path: string, kind: string, name: string) =>
  manifests(path).find((each) => each.kind === kind && each.metadata.name === name)!
const policyOf = (name: string) => find('k8s/base/network.yaml', 'NetworkPolicy', name)
const portOf = (service: string) => Number(/defaultPort: (\d+)/.exec(read(`services/${service}/src/config.ts`))?.[1])
/** Services called by a service, according to its context. */
const askedBy = (service: string) =>
  [...read(`services/${service}/src/context.ts`).matchAll(/'(\w+)-service': config\.\w+Url/g)].map(([, name]) => name!)
const namesIn = (peers: Peer[]) => peers.map(({ podSelector }) => podSelector?.matchLabels['app.kubernetes.io/name'])

describe('Kubernetes', () => {
  describe.each(services)('the %s service', (service) => {
    const path = `k8s/base/${service}.yaml`
    const { template } = find(path, 'Deployment', service).spec

    test('is addressed at its port', () => {
      expect(template.spec.containers[0]?.ports).toEqual([{ name: 'http', containerPort: portOf(service) }])
      expect(find(path, 'Service', service).spec.ports.map(({ port }) => port)).toEqual([portOf(service)])
      expect(read('nginx/nginx.conf')).toContain(`server ${service}:${portOf(service)} `)
      const address = new RegExp(`^ *- ${service.toUpperCase()}_URL=http://${service}:${portOf(service)}$`, 'm')
      expect(read('k8s/base/kustomization.yaml')).toMatch(address)
    })

    test('reads every variable it is given, and secrets as files', () => {
      const known = read('packages/shared/src/config.ts') + read(`services/${service}/src/config.ts`)
      const given = [...template.spec.containers, ...template.spec.initContainers].flatMap(({ env }) => env ?? [])
      expect(given.length).toBeGreaterThan(4)
      for (const { name, value } of given) {
        const own = name.replace(/_FILE$/, '')
        expect(known).toMatch(new RegExp(`\\b${own}:`))
        expect(value.startsWith('/run/secrets')).toBe(name !== 'WORKER_ENABLED')
      }
    })

    test('has the token secrets of services it calls only', () => {
      const { containers, initContainers } = template.spec
      const expected = askedBy(service).map((name) => `/run/secrets/${name}-token-secret`)
      for (const { env = [] } of [...containers, ...initContainers]) {
        const held = env.filter(({ name }) => /^(?!SERVICE).+_TOKEN_SECRET_FILE$/.test(name))
        expect(held.map(({ value }) => value).toSorted()).toEqual(expected.toSorted())
      }
    })

    test('may reach only the services it calls', () => {
      const { egress = [], ingress = [] } = policyOf(service).spec
      const asked = askedBy(service)
      expect(asked.length).toBeGreaterThan(0)
      expect(
        egress.flatMap(({ to, ports }) => namesIn(to).map((name) => `${name}:${ports[0]?.port}`)).toSorted(),
      ).toEqual(asked.map((name) => `${name}:${portOf(name)}`).toSorted())
      const askers = services.filter((other) => askedBy(other).includes(service))
      const workers = askers.includes('notification') ? ['notification-worker'] : []
      expect(ingress.flatMap(({ from }) => namesIn(from)).toSorted()).toEqual(
        ['gateway', ...askers, ...workers].toSorted(),
      )
      expect(ingress.flatMap(({ ports }) => ports)).toEqual([{ port: portOf(service) }])
    })
  })

  test('the worker may reach what its service reaches', () => {
    const { egress = [] } = policyOf('notification-worker').spec
    expect(egress.flatMap(({ to }) => namesIn(to))).toEqual(askedBy('notification'))
    const { template } = find('k8s/base/notification-worker.yaml', 'Deployment', 'notification-worker').spec
    expect(template.spec.containers[0]?.args).toEqual(['work'])
  })

  test('probes use distinct existing endpoints', () => {
    const [container] = find('k8s/base/service.yaml', 'Deployment', 'any').spec.template.spec.containers
    const paths = [container!.startupProbe, container!.readinessProbe, container!.livenessProbe].map(
      ({ httpGet }) => httpGet.path,
    )
    const answered = [...read('packages/shared/src/health.ts').matchAll(/router\.get\('(\/\w+)'/g)].map(
      ([, path]) => `/health${path}`,
    )
    expect(paths.toSorted()).toEqual(answered.toSorted())
  })

  test('pods have the grace period of a service’s shutdown', () => {
    const { spec } = find('k8s/base/service.yaml', 'Deployment', 'any').spec.template
    const hardLimit = Number(/process\.exit\(1\), ([\d_]+)\)/.exec(read('packages/shared/src/run-service.ts').split('stopOnce(stop')[1] ?? '')?.[1]?.replace('_', '')) / 1_000 // prettier-ignore
    expect(hardLimit).toBeGreaterThan(20)
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(
      spec.containers[0]!.lifecycle.preStop.sleep.seconds + hardLimit,
    )
  })

  test('production disables manual payment by an existing setting', () => {
    const { configMapGenerator } = parseAllDocuments(
      read('k8s/overlays/production/environment/kustomization.yaml'),
    )[0]!.toJS() as { configMapGenerator: { literals: string[] }[] }
    expect(configMapGenerator[0]!.literals).toContain('MANUAL_PAYMENT_ENABLED=false')
    expect(read('services/order/src/config.ts')).toContain('MANUAL_PAYMENT_ENABLED:')
  })

  test.each(['staging', 'production'])('admins of %s need a second factor in both clouds', (environment) => {
    const folder = `k8s/overlays/${environment}`
    const { configMapGenerator } = parseAllDocuments(read(`${folder}/environment/kustomization.yaml`))[0]!.toJS() as {
      configMapGenerator: { name: string; literals: string[] }[]
    }
    expect(configMapGenerator.find(({ name }) => name === 'settings')?.literals).toContain('ADMIN_MFA_REQUIRED=true')
    for (const cloud of ['aks', 'eks'])
      expect(read(`${folder}/${cloud}/kustomization.yaml`)).toContain('../environment')
  })

  const all = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? all(join(folder, entry.name)) : [join(folder, entry.name)],
    )

  test('nothing depends on the retired ingress-nginx', () => {
    expect(all('k8s').filter((path) => /ingressClassName: nginx|value: nginx$/m.test(read(path)))).toEqual([])
  })

  describe('egress', () => {
    const everywhere = (path: string) =>
      manifests(path)
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .filter(({ spec }) =>
          spec.egress?.some(({ to }) => !to || to.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0')),
        )
        .map(({ metadata }) => metadata.name)

    test('is open to the order service and notification worker only', () => {
      expect(
        all('k8s')
          .filter((path) => path.endsWith('.yaml'))
          .flatMap(everywhere)
          .toSorted(),
      ).toEqual(['order-to-internet', 'worker-to-internet'])
      for (const [name, pod, ports] of [
        ['order-to-internet', 'order', [443]],
        ['worker-to-internet', 'notification-worker', [443, 465, 587]],
      ] as const) {
        const { spec } = find('k8s/components/cloud/network.yaml', 'NetworkPolicy', name)
        expect(spec.podSelector).toEqual({ matchLabels: { 'app.kubernetes.io/name': pod } })
        const [rule] = spec.egress ?? []
        expect(rule?.ports).toEqual(ports.map((port) => ({ port })))
        expect(rule?.to[0]?.ipBlock?.except).toEqual(
          expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16', '168.63.129.16/32', '192.168.0.0/16']),
        )
      }
    })

    test.each([
      ['staging', 'aks', 'azure', (network: string) => `${network}.16.0/23`],
      ['production', 'aks', 'azure', (network: string) => `${network}.16.0/23`],
      ['staging', 'eks', 'aws', (network: string) => `${network}.8.0/22`],
      ['production', 'eks', 'aws', (network: string) => `${network}.8.0/22`],
    ] as const)(
      'leads to Terraform’s subnets of PostgreSQL and Redis: %s on %s',
      (environment, cluster, cloud, subnets) => {
        const network =
          /network_cidr *= "(\d+\.\d+)\.0\.0\/16"/.exec(
            read(`terraform/${cloud}/environments/${environment}.tfvars`),
          )?.[1] ?? ''
        expect(read(`k8s/overlays/${environment}/${cluster}/kustomization.yaml`)).toContain(
          `value: ${subnets(network)}\n`,
        )
      },
    )
  })

  test('load balancers pass plain HTTP to the gateway, which rejects API calls', () => {
    expect(read('k8s/components/aks/kustomization.yaml')).toContain("nginx.ingress.kubernetes.io/ssl-redirect: 'false'")
    expect(read('k8s/components/eks/kustomization.yaml')).not.toMatch(/^ +alb\S+ssl-redirect/m)
  })
})

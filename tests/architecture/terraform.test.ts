import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'

/** Compares Terraform's outputs with the values that the workflow and overlays read. */
const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const clouds = [
  { cloud: 'azure', kubernetes: 'aks' },
  { cloud: 'aws', kubernetes: 'eks' },
] as const
const workflow = read('.github/workflows/deploy-to.yml')
const output = (cloud: string, name: string) =>
  new RegExp(`^output "${name}" \\{\\n(.*?)^\\}`, 'ms').exec(read(`terraform/${cloud}/outputs.tf`))?.[1] ?? ''
const secretsOf = (cloud: string) =>
  [...output(cloud, 'github_secrets').matchAll(/^ +([A-Z_]+) +=/gm)].map(([, name]) => name!)

describe('Terraform', () => {
  test('the workflow reads every secret output of Terraform and no other', () => {
    const used = new Set([...workflow.matchAll(/secrets\.([A-Z_]+)/g)].map(([, name]) => name!))
    expect([...used].sort()).toEqual([...new Set(clouds.flatMap(({ cloud }) => secretsOf(cloud)))].sort())
  })

  describe.each(clouds)('terraform/$cloud', ({ cloud, kubernetes }) => {
    test.each(['staging', 'production'])('outputs the secret store of the %s overlay', (environment) => {
      const overlay = read(`k8s/overlays/${environment}/${kubernetes}/store.yaml`)
      const literal = (text: string) => text.replaceAll(/[.*+?^$()[\]|\\/]/g, '\\$&')
      const template = read(`terraform/${cloud}/manifests/store.yaml`)
      const shape = template
        .split(/\$\{\w+\}/)
        .map(literal)
        .join('\\S+')
      expect(overlay).toMatch(new RegExp(`^${shape}$`))
    })

    test('outputs everything that manifests need', () => {
      for (const name of readdirSync(join(root, `terraform/${cloud}/manifests`))) {
        const asked = [...read(`terraform/${cloud}/manifests/${name}`).matchAll(/\$\{(\w+)\}/g)].map(([, key]) => key)
        const body = output(cloud, name.replace('.yaml', '_manifest'))
        expect([...body.matchAll(/^ {4}(\w+) +=/gm)].map(([, key]) => key).sort()).toEqual(asked.sort())
      }
    })

    test.each(['development', 'staging', 'production'])('sets existing variables only, for %s', (environment) => {
      const known = [...read(`terraform/${cloud}/variables.tf`).matchAll(/^variable "(\w+)"/gm)].map(([, name]) => name)
      const settings = read(`terraform/${cloud}/environments/${environment}.tfvars`)
      const set = [...settings.matchAll(/^(\w+) +=/gm)].map(([, name]) => name)
      expect(known).toEqual(expect.arrayContaining(set))
      expect(settings).toMatch(new RegExp(`^environment += "${environment}"$`, 'm'))
    })
  })

  test('the ingress uses Terraform’s controller and issuer', () => {
    const [controller, issuer] = parseAllDocuments(read('terraform/azure/manifests/cluster.yaml')).map(
      (document) =>
        document.toJS() as {
          kind: string
          metadata: { name: string }
          spec: { ingressClassName?: string; acme?: unknown }
        },
    )
    expect([controller?.kind, issuer?.kind]).toEqual(['NginxIngressController', 'ClusterIssuer'])
    const { patches } = parse(read('k8s/components/aks/kustomization.yaml')) as { patches: { patch: string }[] }
    const operations = patches.flatMap(({ patch }) => parse(patch) as { path: string; value: unknown }[])
    expect(operations.find(({ path }) => path === '/spec/ingressClassName')?.value).toBe(
      controller?.spec.ingressClassName,
    )
    expect(operations.find(({ path }) => path === '/metadata/annotations')?.value).toMatchObject({
      'cert-manager.io/cluster-issuer': issuer?.metadata.name,
    })
    expect(JSON.stringify(issuer?.spec.acme)).toContain(`"ingressClassName":"${controller?.spec.ingressClassName}"`)
  })

  test('the registry has a repository for every image', () => {
    expect(workflow).toContain('here="$REGISTRY/ecommerce/$name"')
    const names = /for name in ([\w ]+); do/.exec(workflow)?.[1]?.split(' ')
    expect(read('terraform/aws/main.tf')).toContain(`services = ${JSON.stringify(names).replaceAll(',', ', ')}`)
    expect(read('terraform/aws/cluster.tf')).toContain('= "ecommerce/${each.key}"')
  })
})

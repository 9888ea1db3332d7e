import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { documents } from '@ecommerce/tools/openapi/documents'
import fc from 'fast-check'
import { admin, type Platform, type ServiceName, serviceNames, startPlatform } from '../support/platform'
import { createCustomer } from '../support/customer'
import type { Headers } from './support/ask'
import { type HostileRequest, hostileRequest, operationsOf, type Role } from './support/hostile-requests'
import { knownAttacks } from './support/known-attacks'
import { type Measured, measureRequest } from './support/measured-request'

/** Seed and requests per operation, set by `npm run fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_130)
const requestsEach = Number(process.env.FUZZ_REQUESTS ?? 3)

const most = { cpuMs: 50, bytes: 65_536 }

let platform: Platform
let people: Record<Role | 'leaver', Headers>

describe('Bounded errors', () => {
  beforeAll(async () => {
    platform = await startPlatform()
    const [customer, leaver, administrator] = await Promise.all([
      createCustomer(platform),
      createCustomer(platform),
      newAdmin(),
    ])
    people = { nobody: {}, customer: customer.auth, leaver: leaver.auth, admin: administrator.auth, service: {} }
  }, 60_000)
  afterAll(() => platform.stop())

  /** Creates an admin with a cheap password hash. */
  async function newAdmin() {
    const [first, person] = await Promise.all([createCustomer(platform, admin), createCustomer(platform)])
    await first.client.PATCH('/api/users/{id}', { params: { path: { id: person.id } }, body: { role: 'admin' } })
    return createCustomer(platform, { email: person.email, password: 'correct horse' })
  }

  describe('errors', () => {
    const operations = serviceNames.flatMap((name) => operationsOf(name, documents[name]))

    test.each(serviceNames)(
      'of requests below 100 KB cost the %s service little and are short',
      async (name) => {
        const breaches: string[] = []
        for (const [index, each] of operations.entries()) {
          if (each.service !== name) continue
          const made = fc.sample(hostileRequest(each), { seed: seed + index, numRuns: requestsEach })
          for (const sent of [...knownAttacks(each), ...made]) {
            const breach = await breachOf(sent, each.operation.operationId)
            if (breach !== undefined) breaches.push(breach)
          }
        }
        expect({ seed, breaches }).toEqual({ seed, breaches: [] })
      },
      3_600_000,
    )

    test('add no metric label', async () => {
      const labels = await Promise.all(serviceNames.map(labelsOf))
      expect(labels.map(({ strange }) => strange)).toEqual(serviceNames.map(() => []))
    })
  })

  describe('route labels', () => {
    test('are declared patterns or `unmatched` for 2,000 random paths', async () => {
      const counts = await Promise.all(
        serviceNames.map(async (name) => {
          const { routes: before } = await labelsOf(name)
          const declared = Object.keys(documents[name].paths)
          const targets = fc.sample(fc.tuple(fc.constantFrom(...declared), fc.nat(), fc.nat(4)).map(madeUp), {
            seed,
            numRuns: 500,
          })
          const requestAll = targets.map((target, index) =>
            // Without a token most are rejected early.
            ask(name, { method: 'GET', target, headers: people[index % 4 === 0 ? 'customer' : 'nobody'] }),
          )
          await Promise.all(requestAll)
          const { routes: after, strange } = await labelsOf(name)
          return { grewBy: after.size - before.size, most: declared.length + 1 - before.size, strange }
        }),
      )
      for (const { grewBy, most, strange } of counts) {
        expect(strange).toEqual([])
        expect(grewBy).toBeLessThanOrEqual(most)
      }
    }, 120_000)
  })

  /** Declared path with other ids, case or numbers of segments, or under another mount. */
  function madeUp([path, number, how]: [string, number, number]): string {
    const filled = path.replaceAll(/\{\w+\}/g, () => `made-up-${number}`)
    const ways = [filled, filled.toUpperCase(), `${filled}/x${number}`, filled.replace(/\/[^/]*$/, `/y${number}`)]
    return ways[how] ?? `/mount-${number}${filled}`
  }

  /** Sentence on an exceeded limit. The least of ten measurements counts, against noise. */
  async function breachOf(sent: HostileRequest, operationId: string): Promise<string | undefined> {
    const { service, method, target, role, body } = sent
    const headers = { ...headersOf(sent, operationId), ...sent.headers }
    const send = () => ask(service, { method, target, headers, body })
    const said = `${role} ${method} ${target.slice(0, 100)} ${sent.headers['content-type'] ?? ''} ${body?.toString().slice(0, 80)} (${body?.length ?? 0} bytes)`
    const first = await send().catch((error: Error) => ({ status: 599, code: error.message, bytes: 0, cpuMs: 0 }))
    if (first.status >= 500) return `${said}: ${first.status} ${first.code ?? ''}`
    if (first.status >= 300 && first.bytes > most.bytes) return `${said}: ${first.bytes} bytes of ${first.status}`
    let { cpuMs } = first
    // Imports may take as long as their lines, so they repeat less.
    for (let tries = 1; cpuMs > most.cpuMs && tries < 10 && first.status !== 200; tries++)
      cpuMs = Math.min(cpuMs, (await send()).cpuMs)
    return cpuMs > most.cpuMs && first.status !== 200
      ? `${said}: ${Math.round(cpuMs)} ms for ${first.status}`
      : undefined
  }

  function headersOf({ service, role }: HostileRequest, operationId: string): Headers {
    if (role === 'service') return bearer(serviceToken('user-service', `${service}-service`))
    const leaves = role !== 'nobody' && ['logout', 'eraseProfile'].includes(operationId)
    return people[leaves ? 'leaver' : role]
  }

  type Asked = { method: string; target: string; headers: Headers; body?: Buffer | undefined }

  const ask = (name: ServiceName, { body, ...asked }: Asked): Promise<Measured> =>
    measureRequest({ base: platform.urlOf(name), body, ...asked })

  /** Routes and methods in a service's metrics, and undeclared ones. */
  async function labelsOf(name: ServiceName): Promise<{ routes: Set<string>; strange: string[] }> {
    const text = await (await fetch(`${platform.urlOf(name)}/metrics`)).text()
    const of = (label: string) =>
      new Set([...text.matchAll(new RegExp(`\\b${label}="([^"]*)"`, 'g'))].map(([, value]) => value!))
    const declared = Object.keys(documents[name].paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
    const [routes, methods] = [of('route'), of('method')]
    const known = new Set(['unmatched', ...declared])
    const strange = [
      ...[...routes].filter((each) => !known.has(each)),
      ...[...methods].filter((each) => !/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|other)$/.test(each)),
    ]
    return { routes, strange }
  }
})

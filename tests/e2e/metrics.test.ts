import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import supertest from 'supertest'
import { admin, type Platform, serviceNames, startPlatform } from '../support/platform'
import { createCustomer, somethingToBuy } from '../support/customer'

let platform: Platform

describe('Metrics', () => {
  beforeAll(async () => {
    platform = await startPlatform()
  })
  afterAll(() => platform.stop())

  type Family = { type: string; labels: string[] }

  /** Metric families of a service, without those of Node.js itself. */
  async function familiesOf(service: (typeof serviceNames)[number]): Promise<Map<string, Family>> {
    const { text } = await supertest(platform.urlOf(service)).get('/metrics').expect(200)
    const types = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name, type]) => [name!, type!] as const)
    return new Map(
      types
        .filter(([name]) => !/^(process|nodejs)_/.test(name))
        .map(([name, type]) => {
          const line = new RegExp(`^${name}(?:_count)?\\{(.*)\\} `, 'm').exec(text)?.[1] ?? ''
          const labels = [...line.matchAll(/(\w+)="/g)].map(([, label]) => label!)
          return [name, { type, labels: labels.filter((label) => label !== 'service').sort() }] as const
        }),
    )
  }

  /** Value of a series with this label, in any order; 0 if absent. */
  async function valueOf(service: (typeof serviceNames)[number], name: string, label = ''): Promise<number> {
    const { text } = await supertest(platform.urlOf(service)).get('/metrics').expect(200)
    const line = text.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes(label))
    return line === undefined ? 0 : Number(line.split(' ').at(-1))
  }

  test('count a purchase in every service involved', async () => {
    const ada = await createCustomer(platform)
    await createCustomer(platform, admin)
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    const order = await ada.checkout()
    expect(await valueOf('user', 'registrations_total')).toBe(1)
    expect(await valueOf('user', 'sign_ins_total', 'outcome="ok"')).toBeGreaterThanOrEqual(1)
    expect(await valueOf('product', 'reservations_total', 'outcome="held"')).toBe(1)
    expect(await valueOf('order', 'orders_total', 'outcome="confirmed"')).toBe(1)
    expect(await valueOf('order', 'revenue_minor_units_total', `currency="${order.total.currency}"`)).toBe(
      order.total.amount,
    )
    for (const step of ['begin', 'stock', 'payment', 'confirm'])
      expect(await valueOf('order', 'checkout_step_duration_seconds_count', `step="${step}"`)).toBe(1)
  })

  test('equal those in docs/METRICS.md', async () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'METRICS.md'), 'utf8')
    const listed = new Map(
      [...page.matchAll(/^\| `(\w+)` +\| (\w+) +\| ([^|]*) \|/gm)].map(([, name, type, labels]) => [
        name!,
        { type: type!, labels: [...labels!.matchAll(/`(\w+)`/g)].map(([, label]) => label!).sort() },
      ]),
    )
    const families = (await Promise.all(serviceNames.map(familiesOf))).flatMap((each) => [...each])
    expect([...new Set(families.map(([name]) => name))].sort()).toEqual([...listed.keys()].sort())
    for (const [name, { type, labels }] of families) {
      expect({ name, type }).toEqual({ name, type: listed.get(name)?.type })
      // A metric that has not been counted yet shows no labels.
      if (labels.length > 0) expect({ name, labels }).toEqual({ name, labels: listed.get(name)?.labels })
    }
  })
})

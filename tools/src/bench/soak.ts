import type { Benchmark } from '../bench'
import { Failure } from '../failure'
import { serviceNames } from '../launcher/service-names'
import { customersOf } from './checkout/shop'
import { row } from './in-turns'
import { type Ask, loadEach, loadFor } from './load'
import { detailPath, listPath, readsOf } from './overview'
import { percentile } from './percentile'
import { startPlatform } from './platform'
import { memoryMbOf } from './usage'

/** As many as a shop has in eight hours at fifty a second. */
const requests = 8 * 3_600 * 50
/** Of the last fifth of all samples to the second: the first is the warming up. */
const mostGrowth = 1.1

/**
 * Does memory grow? Asks for as much as a shop is asked for in eight hours, as fast as it is answered, and looks at what each process
 * holds: reads from memory and past it, thousands of addresses that nobody asks for twice, carts, orders, tokens and refusals.
 */
export const soak: Benchmark = async ({ out, signal }) => {
  out.step('Starting PostgreSQL and the four services ...')
  const platform = await startPlatform(serviceNames, { out, signal })
  try {
    const [product, order] = [platform.service('product').url, platform.service('order').url]
    const { cart, verify } = await readsOf(platform, signal)
    const customers = customersOf(order, signal)
    const samples = Object.fromEntries(serviceNames.map((name) => [name, [] as number[]]))
    let answered = 0
    for (let round = 0; answered < requests; round++) {
      const steady: [number, Ask][] = [
        [3, { url: product + listPath }],
        [3, { url: product + detailPath }],
        [1, cart],
        [1, verify],
        [1, { url: `${order}/api/nothing`, status: 404 }],
        [1, { url: `${order}/api/orders`, status: 401 }],
      ]
      for (const [seconds, ask] of steady) answered += (await loadFor(seconds, ask, signal)).answered
      const unheard = Array.from({ length: 1_000 }, (_, n): Ask => ({
        url: `${product}/api/products?minPrice=${round * 1_000 + n}`,
      }))
      answered += (await loadEach(unheard, { status: 200, signal })).answered
      const { tokens, seen } = await customers.fill(5)
      answered += seen.answered + (await customers.order(tokens)).answered
      for (const name of serviceNames) samples[name]!.push(await memoryMbOf(platform.service(name).pid()!))
      if (round % 3 === 0) out.step(`${answered} of ${requests} requests ...`)
    }
    const grown = serviceNames.map((name) => {
      const fifth = Math.max(1, Math.floor(samples[name]!.length / 5))
      const early = percentile(samples[name]!.slice(fifth, 2 * fifth), 0.5)
      const late = percentile(samples[name]!.slice(-fifth), 0.5)
      return { name, early, late, ratio: late / early }
    })
    out.print(
      [
        '',
        row(`${answered} requests`, 'memory early, MB', 'at the end, MB', 'ratio'),
        '| --- | --- | --- | --- |',
        ...grown.map(({ name, early, late, ratio }) => row(name, early.toFixed(0), late.toFixed(0), ratio.toFixed(2))),
        '',
      ].join('\n'),
    )
    const over = grown.filter(({ ratio }) => ratio > mostGrowth)
    if (over.length > 0) throw new Failure(`Memory grew: ${over.map(({ name }) => name).join(', ')}.`)
  } finally {
    await platform.stop()
  }
}

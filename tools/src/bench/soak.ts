import type { Benchmark } from '../bench'
import { Failure } from '../failure'
import { serviceNames } from '../launcher/service-names'
import { customersOf } from './checkout/shop'
import { row } from './in-turns'
import { type Ask, loadEach, loadFor } from './load'
import { detailPath, listPath, readsOf } from './overview'
import { startPlatform } from './platform'
import { memoryMbOf, untilIdle } from './usage'

/** As many as a shop has in eight hours at fifty a second. */
const requests = 8 * 3_600 * 50
/** Of what a process holds at the end to what it held after the first requests, both times idle. */
const mostGrowth = 1.1
/** Until the cache of the product service is full, which holds 64 MB. */
const warmUpRounds = 5

/**
 * Does memory grow? Asks for as much as a shop is asked for in eight hours, as fast as it is answered, and looks at what each process
 * holds when it is idle again: reads from memory and past it, thousands of addresses that nobody asks for twice, carts, orders, tokens and refusals.
 */
export const soak: Benchmark = async ({ out, signal }) => {
  out.step('Starting PostgreSQL and the four services ...')
  const platform = await startPlatform(serviceNames, { out, signal })
  try {
    const [product, order] = [platform.service('product').url, platform.service('order').url]
    const { cart, verify } = await readsOf(platform, signal)
    const customers = customersOf(order, signal)
    const held = async () => {
      out.step('Idle ...')
      await untilIdle(signal)
      return Promise.all(serviceNames.map((name) => memoryMbOf(platform.service(name).pid()!)))
    }
    const steady: [number, Ask][] = [
      [3, { url: product + listPath }],
      [3, { url: product + detailPath }],
      [1, cart],
      [1, verify],
      [1, { url: `${order}/api/nothing`, status: 404 }],
      [1, { url: `${order}/api/orders`, status: 401 }],
    ]
    let answered = 0
    let unheard = 0
    const round = async () => {
      for (const [seconds, ask] of steady) answered += (await loadFor(seconds, ask, signal)).answered
      const others = Array.from({ length: 1_000 }, (): Ask => ({
        url: `${product}/api/products?minPrice=${unheard++}`,
      }))
      answered += (await loadEach(others, { status: 200, signal })).answered
      const { tokens, seen } = await customers.fill(5)
      answered += seen.answered + (await customers.order(tokens)).answered
      out.step(`${answered} of ${requests} requests ...`)
    }
    for (let count = 0; count < warmUpRounds; count++) await round()
    const early = await held()
    while (answered < requests) await round()
    const late = await held()
    const grown = serviceNames.map((name, index) => {
      return { name, early: early[index]!, late: late[index]!, ratio: late[index]! / early[index]! }
    })
    out.print(
      [
        '',
        row(`${answered} requests`, 'memory early, idle, MB', 'at the end, idle, MB', 'ratio'),
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

import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCatalogue } from '../catalogue/open-catalogue'
import { readsOf as catalogueReadsOf } from '../catalogue/reads'
import { variantId } from '../checkout/goods'
import { startPostgres } from '../../embedded-postgres'
import { type Measured as Turns, measureInTurns } from '../in-turns'
import { loadFor } from '../load'
import { openOrders } from '../orders/open-orders'
import { readsOf as orderReadsOf } from '../orders/reads'
import { percentile } from '../percentile'
import { type BenchPlatform, startReplica } from '../platform'
import { byTurns, type Row } from './by-turns'
import { addToCart, openCart } from './carts'
import type { Options } from './options'

const few = 1_000
const catalogueReads = ['list', 'product by slug', 'category', 'category, attribute']
const orderReads = ['all orders', 'a customer’s own', 'one order', 'by number']

/** How long half of the reads took at most, in milliseconds, of little and of much, one after the other. */
export type Growth = { name: string; from: string; to: string; few: number; many: number; ratio: number }

/** The same reads among a thousand products and orders and among `many`, by turns, past the cache. */
export async function measureGrowth(many: number, { out, signal }: Options): Promise<Growth[]> {
  const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
  const postgres = await startPostgres({ dataDir, durable: false, signal, log: out.step })
  const undo: (() => Promise<unknown>)[] = [() => postgres.destroy()]
  try {
    out.step(`${few} and ${many} products ...`)
    const open = async <T extends { close(): Promise<void> }>(one: Promise<T>): Promise<T> => {
      const opened = await one
      undo.push(() => opened.close())
      return opened
    }
    const url = (database: string) => postgres.url(database)
    const products = { few: await open(openCatalogue(url, few)), many: await open(openCatalogue(url, many)) }
    signal.throwIfAborted()
    out.step(`${few} and ${many} orders ...`)
    const orders = { few: await open(openOrders(url, few)), many: await open(openOrders(url, many)) }
    signal.throwIfAborted()
    // The figures are folded in with the first look at them, which is not what is measured here.
    for (const side of ['few', 'many'] as const) await orders[side].read('/api/orders/stats')

    const ofProducts = { few: await catalogueReadsOf(products.few), many: await catalogueReadsOf(products.many) }
    const ofOrders = { few: await orderReadsOf(orders.few), many: await orderReadsOf(orders.many) }
    const readProducts = (side: 'few' | 'many', index: number, turn: number) => {
      const read = ofProducts[side].find(({ name }) => name === catalogueReads[index])
      return products[side].read(read!.path(turn))
    }
    const readOrders = (side: 'few' | 'many', index: number, turn: number) => {
      const read = ofOrders[side].find(({ name }) => name === orderReads[index])
      return orders[side].read(read!.path(turn), read!.as?.(turn))
    }
    return [
      ...toGrowth('products', many, await measureInTurns(catalogueReads, readProducts, signal)),
      ...toGrowth('orders', many, await measureInTurns(orderReads, readOrders, signal)),
    ]
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

const toGrowth = (things: string, many: number, measured: readonly Turns[]): Growth[] =>
  measured.map((turns) => {
    const [small, large] = [percentile(turns.few, 0.5), percentile(turns.many, 0.5)]
    return {
      name: turns.name,
      from: `${few} ${things}`,
      to: `${many} ${things}`,
      few: small,
      many: large,
      ratio: large / small,
    }
  })

const fewLines = 10
const mostLines = 100

/** A full cart beside one of ten lines; one line more than the most is refused. */
export async function measureCartLines(
  platform: BenchPlatform,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  out.step(`carts of ${fewLines} and ${mostLines} lines ...`)
  const { url, pid } = platform.service('order')
  const cartOf = async (lines: number) => {
    const token = await openCart(
      url,
      Array.from({ length: lines }, (_, line) => variantId(line)),
    )
    const ask = { url: `${url}/api/cart`, headers: { 'x-cart-token': token } }
    return { token, side: { load: () => loadFor(seconds, ask, signal), pid: pid() } }
  }
  const [small, large] = [await cartOf(fewLines), await cartOf(mostLines)]
  const { status } = await addToCart(url, variantId(mostLines), large.token)
  if (status !== 409) throw new Error(`A cart of ${mostLines} lines took one more: ${status}.`)
  const floors = { [`${fewLines} lines`]: small.side }
  return [await byTurns(`cart of ${mostLines} lines`, large.side, floors, { rounds, signal })]
}

/** Two processes of the product service with half of the connections' answers each, beside one. */
export async function measureReplicas(
  platform: BenchPlatform,
  path: string,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  out.step('one process and two ...')
  const first = platform.service('product')
  const second = await startReplica(platform, 'product', { out, signal })
  try {
    const load = (url: string) => loadFor(seconds, { url: url + path }, signal)
    const both = async () => {
      const [one, other] = await Promise.all([load(first.url), load(second.url)])
      return { perSecond: one.perSecond + other.perSecond }
    }
    const one = { load: () => load(first.url), pid: first.pid() }
    return [await byTurns('list, from two processes', { load: both }, { 'one process': one }, { rounds, signal })]
  } finally {
    await second.stop()
  }
}

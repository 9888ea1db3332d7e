import { migrate } from '@ecommerce/shared/postgres/migrate'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Benchmark } from '../bench'
import { startPostgres } from '../embedded-postgres'
import { explain, Failure } from '../failure'
import { stockShop, variantId } from './checkout/goods'
import { clients, runPgbench, scriptOf } from './checkout/pgbench'
import { openStatementLog, type Statement } from './checkout/statements'
import { createDatabase } from './create-database'
import { exchange, requestText } from './exchange'
import { startLoneService } from './lone-service'

const rounds = 5
const warmUps = 2
const databases = ['order', 'product'] as const

/**
 * How much of what the database could do comes out at the shop's door? Lets 32 customers fill carts and order them, and pgbench say
 * the same statements to the same server, by turns. Both wait for the disk, as in production.
 */
export const checkout: Benchmark = async ({ args, out, signal }) => {
  const each = ordersEach(args)
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    out.step('Starting PostgreSQL, the product service and the order service ...')
    const logFile = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}.log`)
    undo.push(() => rm(logFile, { force: true }))
    const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
    const postgres = await startPostgres({ dataDir, durable: true, logFile, signal, log: out.step })
    undo.push(() => postgres.destroy())
    const serverUrl = (database: string) => postgres.url(database)
    const shop = await openShop({ serverUrl, undo, out, signal })

    const log = await openStatementLog(serverUrl('postgres'), logFile)
    undo.push(() => log.close())
    out.step('Warming up ...')
    for (let time = 0; time < warmUps; time++) await shop.order(await shop.fill(each))
    // As autovacuum does within a minute: plans made when the tables were empty are made anew.
    await Promise.all(databases.map((database) => query(serverUrl(database), 'analyze')))
    let token = ''
    const adding = await log.statementsOf(async () => ([token] = (await shop.fill(1)).tokens as [string]))
    const ordering = await log.statementsOf(() => shop.order({ tokens: [token] }))
    for (const [name, statements] of Object.entries({ 'cart add': adding, checkout: ordering }))
      out.step(
        `A ${name} is ${databases.map((database) => `${of(statements, database)} statements to the ${database} database`).join(', ')}`,
      )

    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      out.step(`Round ${round} of ${rounds}: ${each * clients} carts and orders, each way ...`)
      const say = (name: string, statements: readonly Statement[]) =>
        sayAll({ folder, name, statements, round, each, serverUrl, signal })
      const filled = await shop.fill(each)
      const seen = {
        adds: { service: filled.perSecond, pgbench: await say('add', adding) },
        orders: { service: await shop.order(filled), pgbench: await say('order', ordering) },
      }
      await checkpoint(serverUrl('postgres'))
      measured.push(seen)
      out.step(reportLine('cart adds', seen.adds))
      out.step(reportLine('checkouts', seen.orders))
    }
    await expectSameWork({ serverUrl, orders: each * clients * (2 * rounds + warmUps) + 1 })
    out.print(reportOf(measured))
  } finally {
    for (const step of undo.splice(0).reverse()) await step()
  }
}

type Pair = { service: number; pgbench: number }
type Round = { adds: Pair; orders: Pair }
type ServerUrl = (database: string) => string
type Undo = (() => Promise<unknown>)[]

async function openShop({
  serverUrl,
  undo,
  out,
  signal,
}: { serverUrl: ServerUrl; undo: Undo } & Pick<Parameters<Benchmark>[0], 'out' | 'signal'>) {
  const SERVICE_TOKEN_SECRET = randomBytes(32).toString('hex')
  const start = async (name: 'order' | 'product', env: NodeJS.ProcessEnv) => {
    await createDatabase(serverUrl('postgres'), name)
    const databaseUrl = serverUrl(name)
    await migrate({ databaseUrl, migrationsDir: join(__dirname, '..', '..', '..', 'services', name, 'migrations') })
    if (name === 'product') await stockShop(databaseUrl)
    const settings = { SERVICE_TOKEN_SECRET, ...env }
    const service = await startLoneService({ name, env: () => Promise.resolve(settings), databaseUrl, out, signal })
    undo.push(() => service.stop())
    return service
  }
  const product = await start('product', {})
  const { url } = await start('order', { PRODUCT_URL: product.url })
  return {
    /** Puts one thing into each of so many new carts for every client. */
    async fill(each: number): Promise<{ tokens: string[]; perSecond: number }> {
      const tokens: string[] = []
      const requests = Array.from({ length: each === 1 ? 1 : each * clients }, (_, index) =>
        requestText('POST', `${url}/api/cart/items`, { body: { variantId: variantId(index), quantity: 1 } }),
      )
      const perSecond = await exchange({
        ...{ url, status: 201, signal, next: () => requests.pop() },
        onAnswer: (body) => tokens.push((JSON.parse(body()) as { cartToken: string }).cartToken),
      })
      return { tokens, perSecond }
    },
    /** Orders these carts; gives the orders a second. */
    async order({ tokens }: { tokens: readonly string[] }): Promise<number> {
      const requests = tokens.map((token, index) =>
        requestText('POST', `${url}/api/orders`, {
          headers: { 'X-Cart-Token': token, 'Idempotency-Key': randomUUID() },
          body: { email: `buyer-${index}@example.com`, shippingAddress, shippingMethod: 'standard' },
        }),
      )
      return exchange({ url, status: 201, signal, next: () => requests.pop() })
    },
  }
}

const shippingAddress = {
  name: 'Ada Lovelace',
  line1: '12 St James Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
}

/** What the two databases are asked for, one after the other, as the machine has no more than one of each core. */
async function sayAll({
  serverUrl,
  statements,
  round,
  name,
  ...options
}: {
  serverUrl: ServerUrl
  statements: readonly Statement[]
  round: number
} & Omit<Parameters<typeof runPgbench>[0], 'script' | 'databaseUrl'>): Promise<number> {
  let secondsForOne = 0
  for (const database of databases) {
    const script = scriptOf(statements, database, round)
    const perSecond = await runPgbench({
      ...options,
      name: `${name}-${database}`,
      script,
      databaseUrl: serverUrl(database),
    })
    secondsForOne += 1 / perSecond
  }
  return 1 / secondsForOne
}

const of = (statements: readonly Statement[], database: string) =>
  statements.filter((statement) => statement.database === database).length

/** pgbench that says statements which find nothing would be quick, and prove nothing. */
async function expectSameWork({ serverUrl, orders }: { serverUrl: ServerUrl; orders: number }): Promise<void> {
  const [confirmed, sold] = await Promise.all([
    query<{ count: string }>(
      serverUrl('order'),
      `select count(*) from orders o join order_items i on i.customer_id = o.customer_id and i.order_id = o.id where o.status = 'confirmed'`,
    ),
    query<{ count: string }>(serverUrl('product'), `select count(*) from stock_movements where kind = 'sale'`),
  ])
  for (const [row] of [confirmed, sold])
    if (Number(row?.count) !== orders)
      throw new Failure(`${orders} orders should have been confirmed and sold; there are ${row?.count}.`)
}

const checkpoint = (url: string) => query(url, 'checkpoint')

async function query<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const reportLine = (name: string, { service, pgbench }: Pair) =>
  `${name}: ${service.toFixed(0)}/s, pgbench ${pgbench.toFixed(0)}/s, ratio ${(service / pgbench).toFixed(2)}`

function reportOf(measured: readonly Round[]): string {
  const line = (name: string, round: string, { service, pgbench }: Pair) =>
    `| ${[name, round, service.toFixed(0), pgbench.toFixed(0), (service / pgbench).toFixed(2)].join(' | ')} |`
  const rows = Object.entries({ adds: 'cart add', orders: 'checkout' } as const).flatMap(([what, name]) => {
    const pairs = measured.map((round) => round[what as keyof Round])
    const all = { service: overall(pairs, 'service'), pgbench: overall(pairs, 'pgbench') }
    return [...pairs.map((pair, index) => line(name, String(index + 1), pair)), line(name, 'all', all)]
  })
  return [
    '',
    `| ${clients} clients | round | a second | pgbench, the same statements | ratio |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `All on one machine with ${availableParallelism()} cores: services, database and customers share them.`,
    '',
  ].join('\n')
}

/** Of rounds with as much work each. */
const overall = (pairs: readonly Pair[], who: keyof Pair) =>
  pairs.length / pairs.reduce((seconds, pair) => seconds + 1 / pair[who], 0)

function ordersEach(args: string[]): number {
  const each = Number(optionsIn(args).each)
  if (!Number.isInteger(each) || each < 2 || each > 10_000)
    throw new Failure('--each is how many orders each of the 32 customers places in a round, from 2 to 10000.')
  return each
}

function optionsIn(args: string[]): { each: string } {
  try {
    return parseArgs({ args, options: { each: { type: 'string', default: '60' } } }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Failure } from '../../failure'
import type { Out } from '../../launcher/out'
import type { Seen } from '../load'
import type { BenchPlatform } from '../platform'
import { cpuMicrosOf } from '../usage'
import { clients, runPgbench, scriptOf } from './pgbench'
import { customersOf } from './shop'
import { openStatementLog, type Statement } from './statements'

const warmUps = 2
const databases = ['order', 'product'] as const

/** What came through the door, with what both services used for each, and how often pgbench said the same a second. */
export type Pair = { service: Seen & { cpuMicros: number }; pgbench: number }
export type Round = { add: Pair; order: Pair }

type Options = {
  platform: BenchPlatform
  /** How many carts and orders for each of the 32 clients in a round. */
  each: number
  rounds: number
  onRound?: (round: Round) => void
  out: Out
  signal: AbortSignal
}

/**
 * Notes which statements one cart add and one checkout send to the two databases; then lets 32 customers fill carts and order them, and
 * pgbench say the same statements to the same server with 32 clients, by turns. Fails unless both have sold the same.
 */
export async function measureCheckouts({ platform, each, rounds, onRound, out, signal }: Options): Promise<Round[]> {
  const { databaseUrl } = platform
  const customers = customersOf(platform.service('order').url, signal)
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  const log = await openStatementLog(databaseUrl('postgres'), platform.logFile)
  try {
    const before = await soldSoFar(databaseUrl)
    out.step('Filling carts and ordering them, to warm up ...')
    for (let time = 0; time < warmUps; time++) await customers.order((await customers.fill(each)).tokens)
    // As autovacuum does within a minute: plans made when the tables were empty are made anew.
    await Promise.all(databases.map((database) => query(databaseUrl(database), 'analyze')))
    let tokens: string[] = []
    const adding = await log.statementsOf(async () => ({ tokens } = await customers.fill('one')))
    const ordering = await log.statementsOf(() => customers.order(tokens))
    for (const [name, statements] of Object.entries({ 'cart add': adding, checkout: ordering }))
      out.step(
        `A ${name} is ${databases.map((database) => `${of(statements, database).length} statements to the ${database} database`).join(', ')}`,
      )

    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      out.step(`Round ${round} of ${rounds}: ${each * clients} carts and orders, each way ...`)
      const say = (name: string, statements: readonly Statement[]) =>
        sayAll({ folder, name, statements, round, each, databaseUrl, signal })
      const filled = await withCpu(platform, () => customers.fill(each))
      const saidAdd = await say('add', adding)
      const ordered = await withCpu(platform, async () => ({ seen: await customers.order(filled.tokens) }))
      const seen: Round = {
        add: { service: filled.seen, pgbench: saidAdd },
        order: { service: ordered.seen, pgbench: await say('order', ordering) },
      }
      await query(databaseUrl('postgres'), 'checkpoint')
      measured.push(seen)
      onRound?.(seen)
    }
    await expectSold(databaseUrl, before + each * clients * (2 * rounds + warmUps) + 1)
    return measured
  } finally {
    await log.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the order service and the product service used for each answer. */
async function withCpu<T extends { seen: Seen }>(platform: BenchPlatform, work: () => Promise<T>) {
  const used = async () => {
    const micros = databases.map((name) => cpuMicrosOf(platform.service(name).pid()!))
    return (await Promise.all(micros)).reduce((sum, one) => sum + one, 0)
  }
  const before = await used()
  const result = await work()
  const cpuMicros = ((await used()) - before) / result.seen.answered
  return { ...result, seen: { ...result.seen, cpuMicros } }
}

/** What the two databases are asked for, one after the other, as the machine has no more than one of each core. */
async function sayAll({
  databaseUrl,
  statements,
  round,
  name,
  ...options
}: {
  databaseUrl: (database: string) => string
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
      databaseUrl: databaseUrl(database),
    })
    secondsForOne += 1 / perSecond
  }
  return 1 / secondsForOne
}

const of = (statements: readonly Statement[], database: string) =>
  statements.filter((statement) => statement.database === database)

/** pgbench that says statements which find nothing would be quick, and prove nothing. */
async function expectSold(databaseUrl: (database: string) => string, orders: number): Promise<void> {
  const confirmed = await count(
    databaseUrl('order'),
    `orders o join order_items i on i.customer_id = o.customer_id and i.order_id = o.id where o.status = 'confirmed'`,
  )
  const sold = await soldSoFar(databaseUrl)
  for (const seen of [confirmed, sold])
    if (seen !== orders) throw new Failure(`${orders} orders should have been confirmed and sold; there are ${seen}.`)
}

const soldSoFar = (databaseUrl: (database: string) => string) =>
  count(databaseUrl('product'), `stock_movements where kind = 'sale'`)

const count = async (url: string, from: string) =>
  Number((await query<{ count: string }>(url, `select count(*) from ${from}`))[0]?.count)

async function query<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

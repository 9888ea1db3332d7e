import { migrate } from '@ecommerce/shared/postgres/migrate'
import { randomBytes } from 'node:crypto'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Benchmark } from '../bench'
import { startPostgres } from '../embedded-postgres'
import { explain, Failure } from '../failure'
import { startLoneService } from './lone-service'
import { openSink } from './mail/sink'

/** How quickly do mails that wait leave? Queues some, opens the notification service on them, and counts what a mail server gets. */
export const mail: Benchmark = async ({ args, out, signal }) => {
  const mails = mailsIn(args)
  const sink = await openSink()
  const undo: (() => Promise<unknown>)[] = [() => sink.close()]
  try {
    out.step('Starting PostgreSQL ...')
    const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
    const postgres = await startPostgres({ dataDir, durable: true, signal, log: out.step })
    undo.push(() => postgres.destroy())
    const databaseUrl = postgres.url('postgres')
    const migrationsDir = join(__dirname, '..', '..', '..', 'services', 'notification', 'migrations')
    await migrate({ databaseUrl, migrationsDir })
    out.step(`Queueing ${mails} mails ...`)
    await queue(databaseUrl, mails)
    out.step('Starting the notification service ...')
    const env = () =>
      Promise.resolve({ WORKER_ENABLED: 'true', SMTP_URL: sink.url, PUBLIC_URL: 'https://shop.example.com' })
    const service = await startLoneService({ name: 'notification', env, databaseUrl, out, signal })
    undo.push(() => service.stop())
    const perSecond = await rateOf(() => sink.arrived.size, mails, signal)
    await expectAllSent(databaseUrl, mails)
    const twice = [...sink.arrived.values()].filter((times) => times > 1).length
    if (twice > 0) throw new Failure(`${twice} mails came more than once.`)
    out.print(
      `\n${mails} mails left at ${perSecond.toFixed(0)} a second, each once, with ${availableParallelism()} cores for service, database and mail server.\n`,
    )
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

/** As the service queues them; a mail of two kilobytes of text and eight of HTML. */
async function queue(databaseUrl: string, mails: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `with queued as (
         insert into notifications (recipient_id, id, channel, sent_to, subject, text, html, status)
         select id, id, 'email', 'buyer-' || n || '@example.com', 'Your order ' || n || ' is confirmed',
           repeat('Thank you for your order. ', 80), '<p>' || repeat('Thank you for your order. ', 320) || '</p>', 'queued'
         from (select n, gen_random_uuid() as id from generate_series(1, $1::int) as n) as numbered
         returning recipient_id, id
       )
       select graphile_worker.add_job('send-notification', json_build_object(
         'payload', json_build_object('recipientId', recipient_id, 'id', id), 'attempt', 1, 'request', null), max_attempts := 25)
       from queued`,
      [mails],
    )
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

/** From the first mail to the last. */
async function rateOf(count: () => number, mails: number, signal: AbortSignal): Promise<number> {
  const deadline = performance.now() + 600_000
  const untilThereAre = async (wanted: number): Promise<number> => {
    while (count() < wanted) {
      if (performance.now() > deadline) throw new Failure(`Only ${count()} of ${mails} mails came within ten minutes.`)
      await sleep(5, undefined, { signal })
    }
    return performance.now()
  }
  const startedAt = await untilThereAre(1)
  return ((mails - 1) * 1_000) / ((await untilThereAre(mails)) - startedAt)
}

/** The last of them is marked a moment after it has come. */
async function expectAllSent(databaseUrl: string, mails: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let tries = 0; tries < 100; tries++) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from notifications where status = 'sent'`,
      )
      if (rows[0]?.count === mails) return
      await sleep(50)
    }
    throw new Failure('Not every mail is marked as sent.')
  } finally {
    await client.end()
  }
}

function mailsIn(args: string[]): number {
  const mails = Number(optionsIn(args).mails)
  if (!Number.isInteger(mails) || mails < 2 || mails > 1_000_000)
    throw new Failure('--mails is how many mails wait, from 2 to 1000000.')
  return mails
}

function optionsIn(args: string[]): { mails: string } {
  try {
    return parseArgs({ args, options: { mails: { type: 'string', default: '10000' } } }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}

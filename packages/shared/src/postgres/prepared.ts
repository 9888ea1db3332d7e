import {
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { wakeUpOf } from '../jobs/wake-ups'

const mark = '/* prepared */ '
const marked = sql.raw(mark)

/**
 * Kysely's `sql` as a prepared statement. Text must be constant and the result must name its columns: a prepared
 * `select *` fails after a migration.
 */
export const prepared = <Row>(text: TemplateStringsArray, ...values: unknown[]): RawBuilder<Row> =>
  sql<Row>`${marked}${sql(text, ...values)}`

/**
 * Pool that sends marked statements by name, so that each connection prepares them once, and calls `announce` with the
 * wake-up of a statement when its connection is released: after its transaction.
 */
export function createStatementPool(pool: Pool, announce: (wakeUp: string) => void): PostgresPool {
  const known = new Map<string, Statement>()
  const read = (text: string): Statement => {
    const statement = known.get(text) ?? { name: `prepared_${known.size}`, wakeUp: wakeUpOf(text) }
    known.set(text, statement)
    return statement
  }
  return {
    connect: async () => new Connection(await pool.connect(), read, announce),
    end: () => pool.end(),
  }
}

type Statement = { name?: string; wakeUp: string | undefined }

class Connection implements PostgresPoolClient {
  private readonly wakeUps = new Set<string>()

  constructor(
    private readonly client: PoolClient,
    private readonly read: (text: string) => Statement,
    private readonly announce: (wakeUp: string) => void,
  ) {}

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('Kysely has been given no cursor.')
    const { name, wakeUp }: Statement = text.startsWith(mark) ? this.read(text) : { wakeUp: wakeUpOf(text) }
    if (wakeUp !== undefined) this.wakeUps.add(wakeUp)
    return this.client.query({ text, values: [...values], name })
  }

  release(): void {
    this.client.release()
    this.wakeUps.forEach(this.announce)
  }
}

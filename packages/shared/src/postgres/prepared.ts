import {
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'

const mark = '/* prepared */ '
const marked = sql.raw(mark)

/**
 * Kysely's `sql` as a prepared statement. Text must be constant and the result must name its columns: a prepared
 * `select *` fails after a migration.
 */
export const prepared = <Row>(text: TemplateStringsArray, ...values: unknown[]): RawBuilder<Row> =>
  sql<Row>`${marked}${sql(text, ...values)}`

/** Pool that sends marked statements by name, so that each connection prepares them once. */
export function withNamedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `prepared_${names.size}`
    names.set(text, name)
    return name
  }
  return {
    connect: async () => new Connection(await pool.connect(), nameOf),
    end: () => pool.end(),
  }
}

class Connection implements PostgresPoolClient {
  constructor(
    private readonly client: PoolClient,
    private readonly nameOf: (text: string) => string,
  ) {}

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('Kysely has been given no cursor.')
    return this.client.query({
      text,
      values: [...values],
      name: text.startsWith(mark) ? this.nameOf(text) : undefined,
    })
  }

  release(): void {
    this.client.release()
  }
}

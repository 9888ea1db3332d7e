import { type QueryExecutorProvider, sql } from 'kysely'
import { prepared } from '../../postgres/prepared'
import { type EndedTokens, retentionSeconds } from './ended-sessions'

const expiry = sql`clock_timestamp() + ${retentionSeconds} * interval '1 second'`

export async function insertEndedTokens(
  tx: QueryExecutorProvider,
  { sessionIds, tokenVersions }: EndedTokens,
): Promise<void> {
  if (sessionIds.length > 0)
    await sql`
      insert into ended_sessions (session_id, expires_at)
      select id, ${expiry} from unnest(${sessionIds}::uuid[]) as id order by id
      on conflict (session_id) do nothing`.execute(tx)
  if (tokenVersions.length > 0)
    await sql`
      insert into least_token_versions as known (user_id, version, expires_at)
      select user_id, version, ${expiry}
      from unnest(${tokenVersions.map(({ userId }) => userId)}::uuid[], ${tokenVersions.map(({ version }) => version)}::int[])
        as t (user_id, version)
      order by user_id
      on conflict (user_id) do update
      set version = greatest(known.version, excluded.version), expires_at = excluded.expires_at`.execute(tx)
}

type Row = { userId: string | null; sessionId: string | null; version: number | null; expiresAt: Date }

/** Lists ended tokens since 30 seconds before `since`, as rows may become visible late. */
export async function listEndedTokens(
  db: QueryExecutorProvider,
  since: Date | null = null,
): Promise<EndedTokens & { newest: Date | null }> {
  const { rows } = await prepared<Row>`
    with bound as (select greatest(now(), ${since}::timestamptz - interval '30 seconds') as lowest)
    select null::uuid as user_id, session_id, null::int as version, expires_at
    from ended_sessions, bound where expires_at > bound.lowest
    union all
    select user_id, null, version, expires_at from least_token_versions, bound where expires_at > bound.lowest
    order by expires_at`.execute(db)
  return {
    sessionIds: rows.flatMap(({ sessionId }) => sessionId ?? []),
    tokenVersions: rows.flatMap(({ userId, version }) =>
      userId === null || version === null ? [] : { userId, version },
    ),
    newest: rows.at(-1)?.expiresAt ?? since,
  }
}

export async function deleteExpiredEndedSessions(db: QueryExecutorProvider): Promise<void> {
  await sql`delete from ended_sessions where expires_at < now()`.execute(db)
  await sql`delete from least_token_versions where expires_at < now()`.execute(db)
}

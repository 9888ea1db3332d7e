import { sql } from 'kysely'
import type { ChannelName } from '../domain/channel'
import type { Tx } from './schema'

/** Locks the pace of a channel; returns the milliseconds until its next message may leave. */
export async function lockPace(tx: Tx, channel: ChannelName): Promise<number> {
  const { rows } = await sql<{ waitMs: number }>`
    insert into channel_pace as pace (channel, next_at) values (${channel}, clock_timestamp())
    on conflict (channel) do update set next_at = greatest(pace.next_at, clock_timestamp())
    returning 1000 * extract(epoch from next_at - clock_timestamp())::float8 as wait_ms`.execute(tx)
  return Math.max(0, rows[0]!.waitMs)
}

/** Moves the next message of a channel back. */
export async function slowPace(tx: Tx, channel: ChannelName, ms: number): Promise<void> {
  await sql`update channel_pace set next_at = next_at + ${ms} * interval '1 ms' where channel = ${channel}`.execute(tx)
}

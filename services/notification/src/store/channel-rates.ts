import { sql } from 'kysely'
import type { ChannelName } from '../domain/channel'
import type { Db } from './schema'

/** Send time, and milliseconds until then; 0 or less is now. */
export type SendSlot = { at: Date; waitMs: number }

/** Acquires the next slot of a channel's rate (per second, over all replicas). */
export async function reserveSendSlot(db: Db, channel: ChannelName, perSecond: number): Promise<SendSlot> {
  const gap = sql`make_interval(secs => ${1 / perSecond})`
  const { rows } = await sql<SendSlot>`
    insert into channel_pace as pace (channel, next_at) values (${channel}, clock_timestamp() + ${gap})
    on conflict (channel) do update set next_at = greatest(pace.next_at, clock_timestamp()) + ${gap}
    returning next_at - ${gap} as at,
      ceil(1000 * extract(epoch from next_at - ${gap} - clock_timestamp()))::float8 as wait_ms`.execute(db)
  return rows[0]!
}

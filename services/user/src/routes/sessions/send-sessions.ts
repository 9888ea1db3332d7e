import { type PageQuery, sendPage } from '@ecommerce/shared/http/responses/pagination'
import type { Request, Response } from 'express'
import type { Context } from '../../context'
import type { SessionRef } from '../../domain/sessions/session'
import { countSessions, listSessions } from '../../store/sessions'
import { session } from './responses'

/** Sends a page of a user's sessions; `shown.sessionId` is the current one. */
export async function sendSessions(
  ctx: Context,
  { req, res, query, shown }: { req: Request; res: Response; query: PageQuery; shown: SessionRef },
): Promise<void> {
  const listed = { userId: shown.userId, life: ctx.config.sessionLife }
  await sendPage(req, res, {
    cursors: ctx.cursors,
    query,
    list: ['sessions', shown.userId],
    fetch: ({ limit, after }) => listSessions(ctx.db, { ...listed, limit, before: after?.[0]?.toString() }),
    count: () => countSessions(ctx.db, listed),
    position: ({ id }) => [id],
    present: (stored) => session.view({ stored, currentId: shown.sessionId }),
  })
}

import { AppError } from '@ecommerce/shared/errors'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { userNotFound } from '../commands/refusals'
import type { Context } from '../context'
import { toAuditView } from '../domain/audit'
import { toErasureView } from '../domain/erasure'
import { countAuditEvents, listAuditEvents } from '../store/audit-events'
import { findErasure } from '../store/erasures'
import { findUser } from '../store/users'
import { signedIn } from './signed-in'
import { pagesOnly } from './page-query'

/** What admins may look up of what has happened, also of people who are gone. */
export function recordRoutes(ctx: Context): Router {
  const router = Router()
  const forAdmins = signedIn(ctx, 'admin')

  router.get('/erasures/:id', forAdmins, async (req, res) => {
    const erasure = await findErasure(ctx.db, parseId(String(req.params.id), 'erasure-not-found', noSuchErasure))
    if (!erasure) throw new AppError('not-found', 'erasure-not-found', noSuchErasure)
    res.json(toErasureView(erasure))
  })

  router.get('/:id/audit', forAdmins, async (req, res) => {
    const { code, message } = userNotFound()
    const userId = parseId(String(req.params.id), code, message)
    if (!(await isKnown(ctx, userId))) throw userNotFound()
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: parseQuery(pagesOnly, req.query),
      list: ['audit', userId],
      fetch: ({ limit, after }) => listAuditEvents(ctx.db, { userId, limit, before: after?.[0]?.toString() }),
      count: () => countAuditEvents(ctx.db, userId),
      position: ({ id }) => [id],
      present: toAuditView,
    })
  })

  return router
}

async function isKnown({ db }: Context, userId: string): Promise<boolean> {
  return (await findUser(db, userId)) !== undefined || (await findErasure(db, userId)) !== undefined
}

const noSuchErasure = 'Nobody with this id has been erased.'

import { AppError } from '@ecommerce/shared/errors'
import { parseIfMatch, versionMismatch } from '@ecommerce/shared/http/if-match'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import { violatedCheck, violatedUnique } from '@ecommerce/shared/postgres/errors'
import { type Request, type Response, Router } from 'express'
import type { Context } from '../context'
import { type StoredPromotion, toPromotionView } from '../domain/promotion'
import {
  archivePromotion,
  countPromotions,
  deleteUnusedPromotion,
  findPromotionById,
  insertPromotion,
  listPromotions,
  updatePromotion,
} from '../store/promotions'
import { listShippingMethodCodes } from '../store/pricing-rules'
import {
  createPromotionRequest,
  type PromotionFields,
  promotionsQuery,
  refuseFaults,
  toPromotion,
  updatePromotionRequest,
} from './promotion-requests'

export function promotionRoutes(ctx: Context): Router {
  const router = Router()
  const terms = { currency: ctx.config.currency, calendar: ctx.calendar }
  router.use(ctx.guard.allow('admin'))

  router.get('/', async (req, res) => {
    const query = parseQuery(promotionsQuery, req.query)
    const { archived } = query
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query,
      list: ['promotions', archived ?? null],
      fetch: (page) => listPromotions(ctx.db, { archived, ...page }),
      count: () => countPromotions(ctx.db, archived),
      position: ({ id }) => [id],
      present: toPromotionView,
    })
  })

  router.post('/', async (req, res) => {
    const promotion = toPromotion(parseBody(createPromotionRequest, req.body), undefined, terms)
    await refuseUnknownMethods(ctx, promotion)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (made: StoredPromotion) => ({
      status: 201,
      headers: { Location: `/api/promotions/${made.id}`, ETag: `"${made.version}"` },
      body: toPromotionView(made),
    }))
    sendReply(res, await refusing(() => once(ctx.db, (tx) => insertPromotion(tx, { ...promotion, id: uuidv7() }))))
  })

  router.get('/:id', async (req, res) => {
    sendPromotion(res, await getPromotion(ctx, req))
  })

  router.patch('/:id', async (req, res) => {
    const request = parseBody(updatePromotionRequest, req.body)
    const before = await getPromotion(ctx, req)
    const wanted = parseIfMatch(req.get('if-match'))
    if (wanted !== null && wanted !== before.version) throw versionMismatch()
    if (before.archivedAt) throw promotionArchived()
    const changes = toPromotion(request, before, terms)
    if (request.shippingMethods) await refuseUnknownMethods(ctx, changes)
    const changed = await refusing(() => updatePromotion(ctx.db, { id: before.id, version: before.version, changes }))
    if (!changed) throw versionMismatch()
    sendPromotion(res, changed)
  })

  router.delete('/:id', async (req, res) => {
    const id = idOf(req)
    if (!(await deleteUnusedPromotion(ctx.db, id)) && !(await archivePromotion(ctx.db, id))) throw promotionNotFound()
    res.status(204).end()
  })

  return router
}

function sendPromotion(res: Response, promotion: StoredPromotion): void {
  res.setHeader('ETag', `"${promotion.version}"`)
  res.json(toPromotionView(promotion))
}

async function getPromotion({ db }: Pick<Context, 'db'>, req: Request): Promise<StoredPromotion> {
  const promotion = await findPromotionById(db, idOf(req))
  if (!promotion) throw promotionNotFound()
  return promotion
}

const idOf = (req: Request) => parseId(String(req.params.id), 'promotion-not-found', noSuchPromotion)
const noSuchPromotion = 'There is no such promotion.'
const promotionNotFound = () => new AppError('not-found', 'promotion-not-found', noSuchPromotion)
const promotionArchived = () =>
  new AppError('conflict', 'promotion-archived', 'This promotion is archived: it stays as it was. Make a new one.')

async function refuseUnknownMethods({ db }: Pick<Context, 'db'>, { shippingMethods }: PromotionFields): Promise<void> {
  if (!shippingMethods) return
  const known = new Set(await listShippingMethodCodes(db))
  refuseFaults(
    shippingMethods.flatMap((code, index) => {
      const path = `shippingMethods.${index}`
      return known.has(code) ? [] : [{ path, message: `${path} must be one of ${[...known].join(', ')}` }]
    }),
  )
}

/** What the database refuses, in words. */
async function refusing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (violatedUnique(cause) === 'one_promotion_a_code')
      throw new AppError('conflict', 'code-taken', 'There is, or was, a promotion with this code.', { cause })
    if (violatedCheck(cause) === 'used_within_limit')
      throw new AppError(
        'conflict',
        'usage-limit-passed',
        'It has been used more often than that already. Set endsAt to end it.',
        { cause },
      )
    throw cause
  }
}

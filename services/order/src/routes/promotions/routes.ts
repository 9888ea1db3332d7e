import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { parseIfMatch, versionMismatch } from '@ecommerce/shared/http/input/if-match'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { empty, pages } from '@ecommerce/shared/http/routes/responses'
import { uuidv7 } from '@ecommerce/shared/ids'
import { violatedCheck, violatedUnique } from '@ecommerce/shared/postgres/errors'
import type { Context } from '../../context'
import type { StoredPromotion } from '../../domain/carts/promotion'
import { listShippingMethodCodes } from '../../store/checkout/pricing-rules'
import {
  archivePromotion,
  countPromotions,
  deleteUnusedPromotion,
  findPromotionById,
  insertPromotion,
  listPromotions,
  updatePromotion,
} from '../../store/checkout/promotions'
import { admins } from '../audiences'
import {
  createPromotionRequest,
  type PromotionFields,
  promotionsQuery,
  rejectErrors,
  toPromotion,
  updatePromotionRequest,
} from './requests'
import { promotion, versionedPromotion } from './responses'
import { codeTaken, promotionArchived, promotionNotFound, usageLimitPassed } from '../../errors/promotions'

const unknownPromotion = { 404: ['promotion-not-found'] }

export function promotionRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Coupons' })
  const terms = { currency: ctx.config.currency, calendar: ctx.calendar }

  route.get(
    '/',
    {
      id: 'listPromotions',
      summary: 'List coupons, newest first',
      allow: admins,
      query: promotionsQuery,
      responses: { 200: pages(promotion) },
    },
    ({ req, res, query }) => {
      const { archived } = query
      return sendPage(req, res, {
        cursors: ctx.cursors,
        query,
        list: ['promotions', archived ?? null],
        fetch: (page) => listPromotions(ctx.db, { archived, ...page }),
        count: () => countPromotions(ctx.db, archived),
        position: ({ id }) => [id],
        present: promotion.view,
      })
    },
  )

  route.post(
    '/',
    {
      id: 'createPromotion',
      summary: 'Create a coupon',
      description:
        'A percentage is whole per cent in `value`, or `basisPoints` (1250 is 12.5 %); a fixed discount is an amount in `value`; free shipping has neither and may be limited to `shippingMethods`. A date in `startsAt` or `endsAt` is the whole day in the store’s time zone.',
      allow: admins,
      body: createPromotionRequest,
      example: {
        code: 'WELCOME10',
        type: 'percent',
        value: 10,
        minSubtotal: { amount: 2_000, currency: 'USD' },
        usageLimit: 1_000,
        perCustomerLimit: 1,
      },
      idempotent: true,
      responses: {
        201: versionedPromotion('Created; valid now or from `startsAt`', {
          Location: { description: 'URL of the new resource.', value: ({ id }) => `/api/promotions/${id}` },
        }),
      },
      errors: { 409: ['code-taken'] },
    },
    async ({ body, once }) => {
      const made = toPromotion(body, undefined, terms)
      await rejectUnknownMethods(ctx, made)
      return rejectConflict(() => once(ctx.db, (tx) => insertPromotion(tx, { ...made, id: uuidv7() })))
    },
  )

  route.get(
    '/:id',
    {
      id: 'readPromotion',
      summary: 'Get a coupon',
      allow: admins,
      ids: { id: promotionNotFound },
      responses: { 200: versionedPromotion('The coupon') },
      errors: unknownPromotion,
    },
    ({ params: { id } }) => getPromotion(ctx, id),
  )

  route.patch(
    '/:id',
    {
      id: 'changePromotion',
      summary: 'Update a coupon',
      description:
        'Omitted fields stay unchanged; null removes a limit. A change of `type` or currency requires all amounts.',
      allow: admins,
      ids: { id: promotionNotFound },
      body: updatePromotionRequest,
      example: { endsAt: '2030-01-01T00:00:00.000Z' },
      headers: { 'If-Match': 'Version that the change is based on.' },
      responses: { 200: versionedPromotion('Updated') },
      errors: {
        ...unknownPromotion,
        409: ['code-taken', 'usage-limit-passed', 'promotion-archived'],
        412: ['version-mismatch'],
      },
    },
    async ({ req, params: { id }, body }) => {
      const before = await getPromotion(ctx, id)
      const wanted = parseIfMatch(req.get('if-match'))
      if (wanted !== null && wanted !== before.version) throw versionMismatch()
      if (before.archivedAt) throw promotionArchived()
      const changes = toPromotion(body, before, terms)
      if (body.shippingMethods) await rejectUnknownMethods(ctx, changes)
      const changed = await rejectConflict(() => updatePromotion(ctx.db, { id, version: before.version, changes }))
      if (!changed) throw versionMismatch()
      return changed
    },
  )

  route.delete(
    '/:id',
    {
      id: 'deletePromotion',
      summary: 'Delete a coupon',
      description: 'A coupon that an order has used is archived instead: it stays, but no longer applies.',
      allow: admins,
      ids: { id: promotionNotFound },
      responses: { 204: empty('Deleted') },
      errors: unknownPromotion,
    },
    async ({ params: { id } }) => {
      if (!(await deleteUnusedPromotion(ctx.db, id)) && !(await archivePromotion(ctx.db, id))) throw promotionNotFound()
    },
  )

  return route.router
}

async function getPromotion({ db }: Pick<Context, 'db'>, id: string): Promise<StoredPromotion> {
  const found = await findPromotionById(db, id)
  if (!found) throw promotionNotFound()
  return found
}

async function rejectUnknownMethods({ db }: Pick<Context, 'db'>, { shippingMethods }: PromotionFields): Promise<void> {
  if (!shippingMethods) return
  const known = new Set(await listShippingMethodCodes(db))
  rejectErrors(
    shippingMethods.flatMap((code, index) => {
      const path = `shippingMethods.${index}`
      return known.has(code) ? [] : [{ path, message: `${path} must be one of ${[...known].join(', ')}` }]
    }),
  )
}

/** Converts constraint violations to API errors. */
async function rejectConflict<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (violatedUnique(cause) === 'one_promotion_a_code') throw codeTaken(cause)
    if (violatedCheck(cause) === 'used_within_limit') throw usageLimitPassed(cause)
    throw cause
  }
}

import { page } from '@ecommerce/shared/openapi/common-operations'
import { type Answer, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { createPromotionRequest, promotionsQuery, updatePromotionRequest } from './promotion-requests'

const admins: readonly Party[] = ['admin']
const unknown = { 404: ['promotion-not-found'] }
const promotion = (says: string): Answer => ({ says, shape: ref('Promotion'), headers: { ETag: 'Its version.' } })

/** Coupons. */
export const promotionOperations: OperationGroup = {
  name: 'Coupons',
  description: 'What they take off, from when to when, and how often.',
  operations: {
    'GET /api/promotions': {
      id: 'listPromotions',
      summary: 'All coupons, newest first',
      roles: admins,
      query: promotionsQuery,
      answers: { 200: page(ref('Promotion')) },
    },
    'POST /api/promotions': {
      id: 'createPromotion',
      summary: 'Make a coupon',
      description:
        'A percentage is whole per cent in `value`, or `basisPoints` (1250 is 12.5 %); a fixed one an amount in `value`; free shipping has neither, and may be for certain `shippingMethods` alone. A day in `startsAt` or `endsAt` is all of it, in the store’s time zone.',
      roles: admins,
      body: createPromotionRequest,
      example: {
        code: 'WELCOME10',
        type: 'percent',
        value: 10,
        minSubtotal: { amount: 2_000, currency: 'USD' },
        usageLimit: 1_000,
        perCustomerLimit: 1,
      },
      isIdempotent: true,
      answers: {
        201: {
          ...promotion('It is good from now on, or from `startsAt`.'),
          headers: { ETag: 'Its version.', Location: 'Where it is.' },
        },
      },
      errors: { 409: ['code-taken'] },
    },
    'GET /api/promotions/:id': {
      id: 'readPromotion',
      summary: 'One coupon',
      roles: admins,
      answers: { 200: promotion('The coupon.') },
      errors: unknown,
    },
    'PATCH /api/promotions/:id': {
      id: 'changePromotion',
      summary: 'Change a coupon',
      description:
        'What is left out stays as it is; null takes a limit away. A change that would give a number another unit is refused: with another `type` or currency, every amount is needed anew.',
      roles: admins,
      body: updatePromotionRequest,
      example: { endsAt: '2030-01-01T00:00:00.000Z' },
      headers: { 'If-Match': 'The version that the change is meant for.' },
      answers: { 200: promotion('As it is now.') },
      errors: {
        ...unknown,
        409: ['code-taken', 'usage-limit-passed', 'promotion-archived'],
        412: ['version-mismatch'],
      },
    },
    'DELETE /api/promotions/:id': {
      id: 'deletePromotion',
      summary: 'Remove a coupon',
      description: 'One that an order has used is archived: it and its code stay, good for nothing.',
      roles: admins,
      answers: { 204: { says: 'It is gone.' } },
      errors: unknown,
    },
  },
}

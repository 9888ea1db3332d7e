import type { Money } from '@ecommerce/contracts/money'
import { AppError } from '@ecommerce/shared/errors'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/pagination'
import Joi from 'joi'
import type { NewPromotion, PromotionType } from '../domain/promotion'
import { promotionTypes } from '../domain/promotion'
import { amount } from './amount'

/** Found in any case; printed on paper and typed by people, so of few kinds of characters. */
export const couponCode = () =>
  Joi.string()
    .min(1)
    .max(50)
    .pattern(/^\s*[A-Za-z0-9_-]+\s*$/, 'code of letters, digits, - and _')

/** `value` is per cent, or an amount for a fixed one. Amounts may be bare numbers of minor units, in the shop's currency. */
export type PromotionRequest = {
  code: string
  type: PromotionType
  value?: Money | number
  minSubtotal?: Money | number | null
  startsAt?: string | null
  endsAt?: string | null
  usageLimit?: number | null
  perCustomerLimit?: number | null
}

const instant = () => Joi.string().isoDate().allow(null)
const limit = () => Joi.number().integer().min(1).max(2_147_483_647).allow(null)

const fields = {
  code: couponCode(),
  type: Joi.string().valid(...promotionTypes),
  value: amount(),
  minSubtotal: amount().allow(null),
  startsAt: instant(),
  endsAt: instant(),
  usageLimit: limit(),
  perCustomerLimit: limit(),
}

export const createPromotionRequest = Joi.object<PromotionRequest>({
  ...fields,
  code: fields.code.required(),
  type: fields.type.required(),
})

export const updatePromotionRequest = Joi.object<Partial<PromotionRequest>>(fields).min(1)

export const promotionsQuery = Joi.object<PageQuery>(pageQuery)

export type PromotionFields = Omit<NewPromotion, 'id'>

/** The whole promotion that a request makes, on top of what there was. Names every fault of its amounts and dates. */
export function toPromotion(
  request: Partial<PromotionRequest>,
  before: PromotionFields | undefined,
  shopCurrency: string,
): PromotionFields {
  const type = request.type ?? before!.type
  const given = [request.value, request.minSubtotal].find(
    (one): one is Money => typeof one === 'object' && one !== null,
  )
  const currency = given?.currency ?? before?.currency ?? shopCurrency
  const keep = <T, K>(value: T | null | undefined, convert: (value: T) => K, old: K | null | undefined): K | null =>
    value === undefined ? (old ?? null) : value === null ? null : convert(value)
  const units = (value: Money | number) => (typeof value === 'number' ? value : value.amount)
  const promotion: PromotionFields = {
    code: request.code?.trim().toUpperCase() ?? before!.code,
    type,
    currency,
    value: type === 'free-shipping' ? 0 : (keep(request.value, units, before?.value) ?? 0),
    minSubtotalAmount: keep(request.minSubtotal, units, before?.minSubtotalAmount),
    startsAt: keep(request.startsAt, (text) => new Date(text), before?.startsAt),
    endsAt: keep(request.endsAt, (text) => new Date(text), before?.endsAt),
    usageLimit: keep(request.usageLimit, Number, before?.usageLimit),
    perCustomerLimit: keep(request.perCustomerLimit, Number, before?.perCustomerLimit),
  }
  refuseFaults(request, promotion)
  return promotion
}

function refuseFaults({ value, minSubtotal }: Partial<PromotionRequest>, promotion: PromotionFields): void {
  const { type, startsAt, endsAt, currency } = promotion
  const faults: { path: string; message: string }[] = []
  const refuse = (path: string, message: string) => faults.push({ path, message: `${path} ${message}` })
  if (type === 'percent' && (typeof value === 'object' || promotion.value < 1 || promotion.value > 100))
    refuse('value', 'must be a whole number from 1 to 100: per cent')
  if (type === 'fixed' && promotion.value < 1) refuse('value', 'must be an amount of 1 or more')
  if (type === 'free-shipping' && typeof value === 'object') refuse('value', 'is not for free shipping')
  if (minSubtotal && typeof minSubtotal === 'object' && minSubtotal.currency !== currency)
    refuse('minSubtotal.currency', `must be ${currency}, as that of value`)
  if (startsAt && endsAt && endsAt <= startsAt) refuse('endsAt', 'must be after startsAt')
  if (faults.length > 0)
    throw new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', {
      errors: faults,
    })
}

import type { Calendar } from '@ecommerce/contracts/calendar'
import { dateInput, endOfInput, startOfInput } from '@ecommerce/contracts/date-input'
import type { Money } from '@ecommerce/contracts/money'
import { type FieldError } from '@ecommerce/shared/errors'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { type NewPromotion, percentage, type PromotionType, promotionTypes } from '../../domain/carts/promotion'
import { amount } from '../amount'
import { invalidRequest } from '../../errors/requests'

/** Case-insensitive and easy to type from paper. */
export const couponCode = () =>
  Joi.string()
    .min(1)
    .max(50)
    .pattern(/^\s*[A-Za-z0-9_-]+\s*$/, 'code of letters, digits, - and _')

/**
 * `value` is an amount or whole per cent, `basisPoints` a percentage. Amounts may be minor units in the promotion's
 * currency, else the store's.
 */
export type PromotionRequest = {
  code: string
  type: PromotionType
  value?: Money | number
  basisPoints?: number
  minSubtotal?: Money | number | null
  shippingMethods?: string[] | null
  startsAt?: string | null
  endsAt?: string | null
  usageLimit?: number | null
  perCustomerLimit?: number | null
}

const limit = () => Joi.number().integer().min(1).max(2_147_483_647).allow(null)

const fields = {
  code: couponCode(),
  type: Joi.string().valid(...promotionTypes),
  value: amount().messages({ 'number.integer': '{{#label}} must be a whole number; 12.5 % is basisPoints 1250' }),
  basisPoints: Joi.number().integer().min(1).max(10_000),
  minSubtotal: amount().allow(null),
  shippingMethods: Joi.array().items(Joi.string().max(50)).min(1).max(50).unique().allow(null),
  startsAt: dateInput().allow(null),
  endsAt: dateInput().allow(null),
  usageLimit: limit(),
  perCustomerLimit: limit(),
}

export const createPromotionRequest = Joi.object<PromotionRequest>({
  ...fields,
  code: fields.code.required(),
  type: fields.type.required(),
})

export const updatePromotionRequest = Joi.object<Partial<PromotionRequest>>(fields).min(1)

export type PromotionsQuery = PageQuery & { archived?: boolean }

export const promotionsQuery = Joi.object<PromotionsQuery>({
  ...pageQuery,
  archived: Joi.boolean().description('Archived coupons only, or active ones only.'),
})

export type PromotionFields = Omit<NewPromotion, 'id'>

/** Store settings that complete a promotion's numbers and dates. */
export type StoreTerms = { currency: string; calendar: Calendar }

/** Merges the request into the stored promotion and validates all of it. */
export function toPromotion(
  request: Partial<PromotionRequest>,
  before: PromotionFields | undefined,
  { currency: storeCurrency, calendar }: StoreTerms,
): PromotionFields {
  const type = request.type ?? before!.type
  const errors: FieldError[] = []
  const report = (path: string, message: string) => errors.push({ path, message: `${path} ${message}` })
  const keep = <T, K>(value: T | null | undefined, convert: (value: T) => K, old: K | null | undefined): K | null =>
    value === undefined ? (old ?? null) : value === null ? null : convert(value)

  const currency = currencyOf(type, request, before, { storeCurrency, report })
  const offer = toOffer(type, request, before, report)
  if (request.shippingMethods && type !== 'free-shipping') report('shippingMethods', 'is for free shipping only')
  const startsAt = keep(request.startsAt, (text) => startOfInput(text, calendar), before?.startsAt)
  const endsAt = keep(request.endsAt, (text) => endOfInput(text, calendar), before?.endsAt)
  if (startsAt && endsAt && endsAt <= startsAt) report('endsAt', 'must be after startsAt')
  rejectErrors(errors)
  return {
    code: request.code?.trim().toUpperCase() ?? before!.code,
    ...{ type, currency, startsAt, endsAt },
    ...offer,
    minSubtotalAmount: keep(request.minSubtotal, minorUnits, before?.minSubtotalAmount),
    shippingMethods:
      type === 'free-shipping' ? keep(request.shippingMethods, (codes) => codes, before?.shippingMethods) : null,
    usageLimit: keep(request.usageLimit, Number, before?.usageLimit),
    perCustomerLimit: keep(request.perCustomerLimit, Number, before?.perCustomerLimit),
  }
}

export function rejectErrors(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidRequest(errors)
}

type ReportError = (path: string, message: string) => void

const minorUnits = (value: Money | number): number => (typeof value === 'number' ? value : value.amount)

/** Currency of a promotion's amounts: unchanged amounts keep it and new ones must match. */
function currencyOf(
  type: PromotionType,
  { value, minSubtotal }: Partial<PromotionRequest>,
  before: PromotionFields | undefined,
  { storeCurrency, report }: { storeCurrency: string; report: ReportError },
): string {
  const hadAmount = before && (before.type === 'fixed' || before.minSubtotalAmount !== null)
  const kept = [
    ...(type === 'fixed' && value === undefined && before?.type === 'fixed' ? ['value'] : []),
    ...(minSubtotal === undefined && before && before.minSubtotalAmount !== null ? ['minSubtotal'] : []),
  ]
  const given = [
    ...(type === 'fixed' && typeof value === 'object' ? [{ path: 'value', money: value }] : []),
    ...(typeof minSubtotal === 'object' && minSubtotal !== null ? [{ path: 'minSubtotal', money: minSubtotal }] : []),
  ]
  const own = hadAmount ? before.currency : storeCurrency
  const currency = kept.length > 0 ? own : (given[0]?.money.currency ?? own)
  const leading = kept[0] ?? given[0]?.path
  for (const { path, money } of given)
    if (money.currency !== currency) report(`${path}.currency`, `must be ${currency}, as that of ${leading}`)
  return currency
}

/** Converts to an offer; keeps an earlier value of the same type only. */
function toOffer(
  type: PromotionType,
  { value, basisPoints }: Partial<PromotionRequest>,
  before: PromotionFields | undefined,
  report: ReportError,
): Pick<PromotionFields, 'value' | 'basisPoints'> {
  if (type !== 'percent' && basisPoints !== undefined) report('basisPoints', 'is for percentages only')
  if (type === 'free-shipping') {
    if (value !== undefined && value !== 0) report('value', 'is not for free shipping')
    return { value: 0, basisPoints: null }
  }
  const old = before?.type === type ? before : undefined
  if (type === 'fixed') {
    const units = value === undefined ? (old?.value ?? 0) : minorUnits(value)
    if (units < 1) report('value', 'must be an amount of 1 or more')
    return { value: units, basisPoints: null }
  }
  const isWhole = typeof value === 'number' && value >= 1 && value <= 100
  if (value !== undefined && !isWhole) report('value', 'must be a whole number from 1 to 100: per cent')
  else if (isWhole && basisPoints !== undefined && basisPoints !== value * 100)
    report('value', 'must be left out, or say the same as basisPoints')
  else if (value === undefined && basisPoints === undefined && !old)
    report('value', 'must be a whole number from 1 to 100: per cent; or give basisPoints')
  const points = basisPoints ?? (isWhole ? value * 100 : old ? percentage(old) : 0)
  return { value: Math.max(1, Math.floor(points / 100)), basisPoints: points }
}

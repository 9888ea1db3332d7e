import { currencyCode } from '@ecommerce/contracts/currency'
import { dateInput, timeZoneInput } from '@ecommerce/contracts/date-input'
import Joi from 'joi'

/** Inclusive days of the time zone, by default the store's; the last thirty by default. */
export type StatsQuery = { from?: string; to?: string; timezone?: string; currency?: string }

export const statsQuery = Joi.object<StatsQuery>({
  from: dateInput(),
  to: dateInput(),
  timezone: timeZoneInput().description('Time zone of the days (IANA name), by default the store’s.'),
  currency: currencyCode(),
})

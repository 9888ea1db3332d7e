import { currencyCode } from '@ecommerce/contracts/currency'
import { dateInput, timeZoneInput } from '@ecommerce/contracts/date-input'
import Joi from 'joi'

/** Days of the time zone, the store’s unless given, both counted in; the last thirty unless given. */
export type StatsQuery = { from?: string; to?: string; timezone?: string; currency?: string }

export const statsQuery = Joi.object<StatsQuery>({
  from: dateInput(),
  to: dateInput(),
  timezone: timeZoneInput().description('Time zone of the days (IANA name), by default the store’s.'),
  currency: currencyCode(),
})

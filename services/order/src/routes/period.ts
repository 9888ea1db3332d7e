import type { Calendar } from '@ecommerce/contracts/calendar'
import { endOfInput, startOfInput } from '@ecommerce/contracts/date-input'
import { endsBeforeStart } from '../errors/requests'

/** Half-open period of instants; days are inclusive. */
export function toPeriod(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  calendar: Calendar,
): { from?: Date; to?: Date } {
  const [first, last, end] = [
    from && startOfInput(from, calendar),
    to && startOfInput(to, calendar),
    to && endOfInput(to, calendar),
  ]
  if (first && last && end && first > last && first >= end) throw endsBeforeStart()
  return { ...(first && { from: first }), ...(end && { to: end }) }
}

import type { Calendar } from '@ecommerce/contracts/calendar'
import { endOfInput, startOfInput } from '@ecommerce/contracts/date-input'
import { AppError } from '@ecommerce/shared/errors'

/** The instants from and before which is asked for; days are counted with both ends. */
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

function endsBeforeStart(): AppError {
  const message = 'to must not be before from'
  return new AppError('invalid', 'invalid-request', `${message}.`, { errors: [{ path: 'to', message }] })
}

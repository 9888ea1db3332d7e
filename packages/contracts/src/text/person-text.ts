import type { CustomHelpers } from 'joi'
import { isOneLine, text } from './text'
import { containsWebAddress } from './web-address'

/** Description of both in the API document. */
const rule = 'One line without a web or e-mail address.'

/** Schema of a person's name, without links, since names are mailed to others. */
export const personName = (max: number) => text(max).custom(rejecting(max, isHarmlessName)).description(rule)

/** Line of a postal address, without links for the same reason. */
export const addressLine = (max: number) => text(max).custom(rejecting(max, isHarmlessLine)).description(rule)

/** Returns true if a stored name may be shown in mail. */
export const isPrintableName = (value: string): boolean => isOneLine(value) && isHarmlessName(value)

/** Returns true if a stored address line may be shown in mail. */
export const isPrintableLine = (value: string): boolean => isOneLine(value) && isHarmlessLine(value)

const isHarmlessLine = (value: string): boolean => !containsWebAddress(value)

const isHarmlessName = (value: string): boolean =>
  isHarmlessLine(value) && !/[@\uFF20\uFE6B]/.test(value) && !schemeLike.test(value)

/** URL scheme, of two or more letters: `Karl A:son Berg` has none. */
const schemeLike = /[a-z][a-z0-9+.-]+[:\uFF1A]\S/i

/** Text rejected for its length or characters gets no second error. */
const rejecting =
  (max: number, isHarmless: (value: string) => boolean) =>
  (value: string, helpers: CustomHelpers<string>): string | ReturnType<CustomHelpers['message']> =>
    value.length > max || isHarmless(value) || !isOneLine(value)
      ? value
      : helpers.message({
          custom: '{{#label}} must not hold a web or e-mail address; put a space after each full stop',
        })

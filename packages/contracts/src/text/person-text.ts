import type { CustomHelpers } from 'joi'
import { isOneLine, text } from './text'
import { containsWebAddress } from './web-address'

/** Description of both in the API document. */
const rule = 'One line without a web or e-mail address.'

/** Schema of a person's name. Names are mailed to addresses that may belong to others, so they contain no link. */
export const personName = (max: number) => text(max).custom(refusing(max, isHarmlessName)).description(rule)

/** A line of a postal address, for the same reason. */
export const addressLine = (max: number) => text(max).custom(refusing(max, isHarmlessLine)).description(rule)

/** Whether a mail may show this as a name; for what was stored before names were held to this. */
export const isShowableName = (value: string): boolean => isOneLine(value) && isHarmlessName(value)

/** The same for a line of an address. */
export const isShowableLine = (value: string): boolean => isOneLine(value) && isHarmlessLine(value)

const isHarmlessLine = (value: string): boolean => !containsWebAddress(value)

const isHarmlessName = (value: string): boolean =>
  isHarmlessLine(value) && !/[@\uFF20\uFE6B]/.test(value) && !schemeLike.test(value)

/** A word and a colon with something right behind it; one letter is none, as in the Swedish `Karl A:son Berg`. */
const schemeLike = /[a-z][a-z0-9+.-]+[:\uFF1A]\S/i

/** Text that is too long or unfit is refused for that already, once. */
const refusing =
  (max: number, isHarmless: (value: string) => boolean) =>
  (value: string, helpers: CustomHelpers<string>): string | ReturnType<CustomHelpers['message']> =>
    value.length > max || isHarmless(value) || !isOneLine(value)
      ? value
      : helpers.message({
          custom: '{{#label}} must not hold a web or e-mail address; put a space after each full stop',
        })

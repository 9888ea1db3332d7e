import type { CustomHelpers } from 'joi'
import { isOneLine, text } from './text'

const maxLength = 40

/** Telephone number as written: digits of any script, separators, extension; never dialled. */
export const phoneNumber = () =>
  text(maxLength)
    .custom((value: string, helpers: CustomHelpers<string>) =>
      value.length > maxLength || !isOneLine(value) || isPhoneNumber(value)
        ? value
        : helpers.message({
            custom:
              '{{#label}} must be a telephone number: at least 3 digits, with spaces, + - . , ; / ( ) # * and an extension such as ext. 12',
          }),
    )
    .description('Telephone number in any notation, 3 to 40 characters with at least 3 digits.')

const isPhoneNumber = (value: string): boolean => shape.test(value) && (value.match(/\p{Nd}/gu) ?? []).length >= 3

/** Letters for extensions only, never after a full stop or colon, as in domains and schemes. */
const shape =
  /^(?:[\p{Nd}\p{Zs}+\uFF0B\p{Pd}\u2212.\uFF0E,\uFF0C;\uFF1B/\uFF0F()\uFF08\uFF09[\]#\uFF03*\uFF0A&'\u2019_~\uFF1A]|:(?=\p{Zs}|$)|(?<![.\uFF0E])\p{L}\p{M}*)+$/u

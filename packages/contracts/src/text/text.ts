import Joi, { type CustomHelpers } from 'joi'

/**
 * Schema of a line of 1 to `max` characters, trimmed, NFC, without control, private-use, unassigned and invisible
 * characters.
 */
export const text = (max: number) => cleaned(max, { isClean: isOneLine, must: 'be one line of text' })

/** Text with line breaks and tabs, such as a review. */
export const multilineText = (max: number) => cleaned(max, { isClean: isMultiline, must: 'be text' })

/** Allows empty text as well. */
export const orEmpty = (schema: Joi.StringSchema) => schema.min(0).allow('')

/** Returns true if `text` accepts the characters of a stored value. */
export const isOneLine = (value: string): boolean =>
  isPlainAscii(value) || !(stackedMarks.test(value) || unprintableInLine.test(withoutFlags(value)))

type Kind = { isClean: (value: string) => boolean; must: string }

const cleaned = (max: number, kind: Kind) => Joi.string().custom(cleanedBy(max, kind)).min(1).max(max)

const isMultiline = (value: string): boolean => isOneLine(value.replace(/[\t\n\r]/g, ' '))

/** Checks the length first, which is cheapest. */
const cleanedBy =
  (max: number, { isClean, must }: Kind) =>
  (value: string, helpers: CustomHelpers<string>) => {
    const trimmed = value.trim()
    if (trimmed.length > 2 * max || isPlainAscii(trimmed)) return trimmed
    if (!isClean(trimmed))
      return helpers.message({
        custom: `{{#label}} must ${must} without control, private-use, invisible or stacked characters`,
      })
    return visible.test(trimmed) ? trimmed.normalize('NFC') : ''
  }

const isPlainAscii = (value: string): boolean => /^[ -~]*$/.test(value)

/** Invisible characters that scripts need: soft hyphen, joiners, direction and Arabic and Mongolian marks. */
const writingMarks = String.raw`\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u180E\u200C-\u200F\u{110BD}\u{110CD}`

/** Scripts that separate words by zero-width space. */
const spaceless = String.raw`\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}`

/** Letters that show nothing: Hangul fillers, unwritten Khmer vowels, a joiner, empty Braille, object sign. */
const blanks = String.raw`\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u2800\uFFFC`

/** Code points reserved for pictographs count as assigned, for this year's emoji. */
const unprintableInLine = new RegExp(
  String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]|(?!\p{Extended_Pictographic})\p{Cn}` +
    String.raw`|(?![${writingMarks}\u200B])\p{Cf}|(?<![${spaceless}])\u200B|[${blanks}]`,
  'u',
)

/** Removes flags of England, Scotland and Wales, spelt with otherwise refused tags. */
const withoutFlags = (value: string) =>
  value.replace(
    /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu,
    '',
  )

/** Limits marks per letter to 30 (UAX #15, Stream-Safe Text); more normalize slowly. */
const stackedMarks = /\p{M}{31}/u

const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u

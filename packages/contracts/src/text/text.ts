import Joi, { type CustomHelpers } from 'joi'

/**
 * Schema of one line of 1 to `max` characters, trimmed, in NFC, without control, private-use, unassigned and
 * invisible characters.
 */
export const text = (max: number) => cleaned(max, { isClean: isOneLine, must: 'be one line of text' })

/** Text that may have line breaks and tabs as well, such as a note or a review. */
export const multilineText = (max: number) => cleaned(max, { isClean: isMultiline, must: 'be text' })

/** Such a text that may also be empty. */
export const orEmpty = (schema: Joi.StringSchema) => schema.min(0).allow('')

/** Whether `text` would take these characters; for what was stored before they were refused. */
export const isOneLine = (value: string): boolean =>
  isPlainAscii(value) || !(stackedMarks.test(value) || unfitInLine.test(withoutFlags(value)))

type Kind = { isClean: (value: string) => boolean; must: string }

const cleaned = (max: number, kind: Kind) => Joi.string().custom(cleanedBy(max, kind)).min(1).max(max)

const isMultiline = (value: string): boolean => isOneLine(value.replace(/[\t\n\r]/g, ' '))

/** The length comes before all that costs more than to read the text once. */
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

/** Invisible, but needed to write: soft hyphen, marks of Arabic and Mongolian, joiners, marks of direction. */
const writingMarks = String.raw`\u00AD\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u180E\u200C-\u200F\u{110BD}\u{110CD}`

/** Where a zero-width space is how words are told apart. */
const spaceless = String.raw`\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}`

/** Letters and signs that show nothing: Hangul fillers, Khmer vowels that are not written, a joiner of marks, the empty Braille cell, the object sign. */
const blanks = String.raw`\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u2800\uFFFC`

/** Code points that are kept for pictographs count as assigned, or this year's emoji would be refused. */
const unfitInLine = new RegExp(
  String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]|(?!\p{Extended_Pictographic})\p{Cn}` +
    String.raw`|(?![${writingMarks}\u200B])\p{Cf}|(?<![${spaceless}])\u200B|[${blanks}]`,
  'u',
)

/** The flags of England, Scotland and Wales, which are spelt with tags that nothing else needs. */
const withoutFlags = (value: string) =>
  value.replace(
    /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu,
    '',
  )

/** More than 30 marks on one letter is no writing (UAX #15, Stream-Safe Text), and takes long to normalize. */
const stackedMarks = /\p{M}{31}/u

const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u

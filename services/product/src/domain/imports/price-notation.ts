import { badLine, type BadLine, type ReadLine } from './import-line'

/** Rejected line; `inMajorUnits` if a price is written as `14.00`. */
export type RejectedLine = BadLine & { inMajorUnits?: true }

/** Returns true for prices with a decimal or thousands separator, a currency sign or code, in any script. */
export function isInMajorUnits(price: unknown): boolean {
  if (typeof price === 'number') return !Number.isInteger(price)
  if (typeof price !== 'string') return false
  const text = price.normalize('NFKC')
  return /\p{Nd}/u.test(text) && majorUnits.test(text)
}

const majorUnits = /[.,'’·،٫٬]|\p{Sc}|\p{Nd}\s+\p{Nd}|\p{Nd}\s*[A-Z]{3}\b|\b[A-Z]{3}\s*\p{Nd}/u

/** Error for lines with prices where line `first` has one in major units: `14` could mean 14.00. */
export function rejectPrices(line: ReadLine, first: number): ReadLine | BadLine {
  const { variants } = line.product
  const path = variants.some(({ price }) => price?.amount !== undefined)
    ? 'price'
    : variants.some(({ compareAtPrice }) => compareAtPrice)
      ? 'compareAtPrice'
      : undefined
  if (path === undefined) return line
  return badLine(
    line.line,
    path,
    `is not taken, as line ${first} has a price that is not in minor units: write all prices of the file in minor units, without a point: 12.99 EUR is written 1299`,
  )
}

import { badLine, type BadLine, type ReadLine } from './import-line'

/** A line that was refused; `inMajorUnits` where one of its prices is written in major units, as `14.00`. */
export type RefusedLine = BadLine & { inMajorUnits?: true }

/**
 * Whether a price is written as people write it, in major units: with a decimal or thousands separator, a currency sign or a code. Of
 * any script; full-width signs are folded to plain ones.
 */
export function isInMajorUnits(price: unknown): boolean {
  if (typeof price === 'number') return !Number.isInteger(price)
  if (typeof price !== 'string') return false
  const text = price.normalize('NFKC')
  return /\p{Nd}/u.test(text) && majorUnits.test(text)
}

const majorUnits = /[.,'’·،٫٬]|\p{Sc}|\p{Nd}\s+\p{Nd}|\p{Nd}\s*[A-Z]{3}\b|\b[A-Z]{3}\s*\p{Nd}/u

/**
 * A line of a file in which line `first` has a price in major units: then its whole numbers can be major units as well, and `14` would
 * go on sale for 0.14. What says nothing of prices is as good as before.
 */
export function refusePrices(line: ReadLine, first: number): ReadLine | BadLine {
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

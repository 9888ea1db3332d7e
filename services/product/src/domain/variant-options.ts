type Options = Readonly<Record<string, string>>

/**
 * The places of those that have the options of one before them. Options are the same in any order, in small or capital letters, and
 * composed or not. Variants without options are told apart by their names.
 */
export function findSameOptions(variants: readonly Options[], taken: readonly Options[] = []): number[] {
  const seen = new Set(taken.map(keyOf))
  return variants.flatMap((options, index) => {
    const key = keyOf(options)
    if (key === '[]') return []
    return seen.size === seen.add(key).size ? [index] : []
  })
}

export const sameOptions = 'are those of another variant of the product'

const keyOf = (options: Options) => JSON.stringify(Object.entries(options).map(folded).toSorted())

const folded = (pair: readonly string[]) =>
  JSON.stringify(pair.map((text) => text.normalize('NFKC').toLowerCase().trim()))

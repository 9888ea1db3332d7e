type Options = Readonly<Record<string, string>>

/** Indexes of variants that repeat earlier options, ignoring order, case and composition. */
function findSameOptions(variants: readonly Options[], taken: readonly Options[]): number[] {
  const seen = new Set(taken.map(keyOf))
  return variants.flatMap((options, index) => {
    const key = keyOf(options)
    if (key === '[]') return []
    return seen.size === seen.add(key).size ? [index] : []
  })
}

const sameOptions = 'are those of another variant of the product'

/** Validation error of a variant's options. */
export type OptionError = { index: number; message: string }

/** Validates that options are distinct and have the names of existing variants, else of the first. */
export function findOptionErrors(variants: readonly Options[], staying: readonly Options[] = []): OptionError[] {
  const same = findSameOptions(variants, staying).map((index) => ({ index, message: sameOptions }))
  const namesThatStay = namesOf(staying)
  const first = variants.find((options) => Object.keys(options).length > 0) ?? {}
  const names = namesThatStay.size > 0 ? namesThatStay : namesOf([first])
  const other = variants.flatMap((options, index) => {
    const own = namesOf([options])
    if (own.size === 0) return []
    const lacking = without(names, own)
    const additional = without(own, names)
    if (lacking.length + additional.length === 0) return []
    const errors = [
      ...(lacking.length > 0 ? [`lack ${lacking.join(', ')}, which other variants of the product have`] : []),
      ...(additional.length > 0 ? [`have ${additional.join(', ')}, which other variants of the product lack`] : []),
    ]
    return [{ index, message: errors.join(', and ') }]
  })
  return [...same, ...other].toSorted((one, another) => one.index - another.index)
}

/** Option names as first written, by folded form. */
const namesOf = (variants: readonly Options[]): ReadonlyMap<string, string> =>
  new Map(variants.flatMap(Object.keys).map((name) => [fold(name), name]))

const without = (names: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] =>
  [...names].filter(([folded]) => !others.has(folded)).map(([, name]) => name)

const keyOf = (options: Options) =>
  JSON.stringify(
    Object.entries(options)
      .map((pair) => JSON.stringify(pair.map(fold)))
      .toSorted(),
  )

/** Upper case first, which equates `ß` with `SS` and both forms of sigma. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s+/g, ' ')

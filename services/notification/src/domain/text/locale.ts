/** Fallback chain of a locale, as in `de-AT`, `de`, `en`; invalid BCP 47 tags are omitted. */
export function localeChain(locale: string | undefined): [string, ...string[]] {
  const parts = canonical(locale)?.split('-') ?? []
  const chain = parts.map((_part, index) => parts.slice(0, parts.length - index).join('-'))
  const [first, ...rest] = chain.includes('en') ? chain : [...chain, 'en']
  return [first ?? 'en', ...rest]
}

function canonical(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0]
  } catch {
    return undefined
  }
}

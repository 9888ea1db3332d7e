/** Hyphenated words; values that look like ids would never be found. */
export const slugPattern = /^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[a-z0-9]+(-[a-z0-9]+)*$/

/** Paths below `/api/products` that a product can't have. */
export const reservedSlugs: readonly string[] = ['category', 'export', 'images', 'import']

/** Slug of a name in any script; `fallback` without Latin letters or digits. */
export function toSlug(name: string, fallback: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[ßæøœłđþð]/g, (letter) => latin[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '')
  return slugPattern.test(slug) ? slug : fallback
}

/** Candidates in order: `slug`, `slug-2`, `slug-3`... */
export const slugCandidates = (slug: string): string[] =>
  Array.from({ length: 100 }, (_, index) => (index === 0 ? slug : `${slug}-${index + 1}`)).filter(
    (candidate) => !reservedSlugs.includes(candidate),
  )

/** Category name from its slug: `garden-tools` becomes "Garden tools". */
export function fromSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Letters that have no accent to be taken off. */
const latin: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', þ: 'th', ð: 'd' }

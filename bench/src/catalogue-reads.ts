import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { query } from './database'

/** A kind of read; `path` returns another one of its kind for each turn. `isHot` where a storefront sends it all day. */
export type Read = { name: string; isHot: boolean; path: (turn: number) => string }

type Needs = { databaseUrl: string; products: number; get: (path: string) => Promise<string> }
type Product = { id: string; slug: string; name: string; maker: string }

/** The reads of `catalogue-reads.json`, with values of this catalogue for the words in braces. */
export async function readsOf(needs: Needs): Promise<Read[]> {
  const file = await readFile(join(__dirname, '..', 'catalogue-reads.json'), 'utf8')
  const { hot, rare } = JSON.parse(file) as Record<'hot' | 'rare', Record<string, string>>
  const products = await query<Product>(
    needs.databaseUrl,
    `select id, slug, name, attributes->>'maker' as maker from products
     where status = 'active' order by hashtext(slug) limit 200`,
  )
  const cursor = await deepCursor(needs)
  const valuesAt = (turn: number): Record<string, string | number> => {
    const pick = <T>(list: readonly T[]): T => list[turn % list.length]!
    return {
      ...{ ...pick(products), cursor, limit: 20 + (turn % 2), room: `category=room-${turn % 10}` },
      ...{ high: 49_000 + 100 * (turn % 9), narrow: `minPrice=${20_000 + turn}&maxPrice=${20_020 + turn}` },
      prices: `minPrice=${1_000 * (1 + (turn % 9))}&maxPrice=${30_000 + 100 * turn}`,
      colour: `attr.colour=${pick(['red', 'blue', 'green', 'navy'])}`,
      word: pick(['mug', 'oak', 'jumper', 'travel']),
      words: pick(['oak mug', 'steel lamp', 'wool jumper']),
      misspelt: pick(['stonwear mug', 'juumper', 'lether bagg']),
    }
  }
  const pathOf = (template: string, turn: number) => {
    const values = valuesAt(turn)
    return encodeURI(`/api/products${template.replace(/\{(\w+)\}/g, (_, word: string) => String(values[word]))}`)
  }
  return Object.entries({ ...hot, ...rare }).map(([name, template]) => {
    return { name, isHot: name in hot, path: (turn) => pathOf(template, turn) }
  })
}

/** The cursor of page 10,000 with 20 products each, or of the middle of a smaller catalogue; walks there by hundreds. */
async function deepCursor({ products, get }: Needs): Promise<string> {
  let cursor = ''
  for (let left = Math.min(200_000, products / 2) - 20; left > 0; left -= 100) {
    const body = await get(`/api/products?limit=${Math.min(left, 100)}${cursor && `&cursor=${cursor}`}`)
    cursor = (JSON.parse(body) as { page: { nextCursor: string } }).page.nextCursor
  }
  return cursor
}

import { query } from './database'

/** A kind of read; `path` gives another one of its kind for each turn. `isHot` where a storefront sends it all day. */
export type Read = { name: string; isHot: boolean; path: (turn: number) => string }

type Needs = { databaseUrl: string; products: number; get(path: string): Promise<string> }
type Product = { id: string; slug: string; name: string; maker: string }

/** The words in braces stand for values of `valuesAt`. */
const hot = {
  list: '?limit={limit}',
  'list, deep page': '?cursor={cursor}',
  'product by id': '/{id}',
  'product by slug': '/{slug}',
  category: '?{room}',
  'category, by price': '?{room}&sort=price',
  'category, price range, by price': '?{room}&{prices}&sort=price',
  'price range': '?{prices}',
  'all by name': '?sort=name',
  'attribute, by price': '?{colour}&sort=price',
  'category, attribute': '?{room}&{colour}',
  'in stock': '?inStock=true',
  'category, in stock, by price': '?{room}&inStock=true&sort=-price',
  'price range, in stock': '?{prices}&inStock=true',
  'price range, in stock, by price': '?{prices}&inStock=true&sort=price',
  'category, price range, in stock, highest first': '?{room}&{prices}&inStock=true&sort=-price',
}
const rare = {
  'high price, in stock': '?minPrice={high}&inStock=true',
  'price range, sold out': '?{prices}&inStock=false&sort=price',
  'narrow price range': '?{narrow}',
  'price of no product': '?minPrice=99000000&inStock=true',
  'facets of a price range, in stock': '?facets=true&{prices}&inStock=true',
  'sold out': '?inStock=false',
  'rare attribute, by price': '?attr.maker={maker}&sort=price',
  'attribute of no product': '?attr.colour=octarine',
  'search, one word': '?q={word}',
  'search, two words': '?q={words}',
  'search, ranked': '?q={words}&sort=relevance',
  'search, ranked, one word': '?q={word}&sort=relevance',
  'search, a name': '?q={name}&sort=relevance',
  'search, misspelt': '?q={misspelt}&sort=relevance',
  'search, words that exclude each other': '?q=mug rug',
  'facets of all': '?facets=true&limit={limit}',
  'facets of a search': '?facets=true&q={words}',
  'facets of words that exclude each other': '?facets=true&count=true&q=mug rug',
  'facets of a category': '?facets=true&{room}',
}

/** The same reads of any catalogue, with its ids and cursors. */
export async function readsOf(needs: Needs): Promise<Read[]> {
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
  return Object.entries({ ...hot, ...rare }).map(([name, template]) => ({
    ...{ name, isHot: name in hot },
    path: (turn) =>
      encodeURI(`/api/products${template.replace(/\{(\w+)\}/g, (_, word: string) => String(valuesAt(turn)[word]))}`),
  }))
}

/** The cursor of page 10,000 with 20 products each, or of the middle of a smaller catalogue; walks there by hundreds. */
async function deepCursor({ products, get }: Needs): Promise<string> {
  let cursor = ''
  for (let left = Math.min(200_000, products / 2) - 20; left > 0; left -= 100) {
    const body = await get(`/api/products?limit=${Math.min(left, 100)}${cursor && `&cursor=${cursor}`}`)
    cursor = (JSON.parse(body) as { nextCursor: string }).nextCursor
  }
  return cursor
}

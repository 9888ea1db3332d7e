import type { Catalogue } from './open-catalogue'

/** A kind of read; `path` gives another one of its kind for each turn. `isHot` where a storefront sends it all day. */
export type Read = { name: string; isHot: boolean; path: (turn: number) => string }

/** The same reads of any catalogue, with its own ids and cursors in them. */
export async function readsOf(catalogue: Catalogue): Promise<Read[]> {
  const some = await someProducts(catalogue)
  const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!
  const hot = (name: string, path: Read['path']): Read => ({ name, isHot: true, path })
  const rare = (name: string, path: Read['path']): Read => ({ name, isHot: false, path })
  const room = (turn: number) => `category=room-${turn % 10}`
  const colour = (turn: number) => `attr.colour=${pick(['red', 'blue', 'green', 'navy'], turn)}`
  const prices = (turn: number) => `minPrice=${1_000 * (1 + (turn % 9))}&maxPrice=${30_000 + 100 * turn}`
  const deep = await deepCursor(catalogue)
  return [
    hot('list', (turn) => `/api/products?limit=${20 + (turn % 2)}`),
    hot(`list, page ${deep.page}`, () => `/api/products?cursor=${deep.cursor}`),
    hot('product by id', (turn) => `/api/products/${pick(some, turn).id}`),
    hot('product by slug', (turn) => `/api/products/${pick(some, turn).slug}`),
    hot('category', (turn) => `/api/products?${room(turn)}`),
    hot('category, by price', (turn) => `/api/products?${room(turn)}&sort=price`),
    hot('category, price range, by price', (turn) => `/api/products?${room(turn)}&${prices(turn)}&sort=price`),
    hot('price range', (turn) => `/api/products?${prices(turn)}`),
    hot('all by name', () => '/api/products?sort=name'),
    hot('attribute, by price', (turn) => `/api/products?${colour(turn)}&sort=price`),
    hot('category, attribute', (turn) => `/api/products?${room(turn)}&${colour(turn)}`),
    hot('in stock', () => '/api/products?inStock=true'),
    hot('category, in stock, by price', (turn) => `/api/products?${room(turn)}&inStock=true&sort=-price`),
    hot('price range, in stock', (turn) => `/api/products?${prices(turn)}&inStock=true`),
    hot('price range, in stock, by price', (turn) => `/api/products?${prices(turn)}&inStock=true&sort=price`),
    hot('category, price range, in stock, dearest', (turn) => `/api/products?${room(turn)}&${prices(turn)}&inStock=true&sort=-price`), // prettier-ignore
    rare('high price, in stock', (turn) => `/api/products?minPrice=${49_000 + 100 * (turn % 9)}&inStock=true`),
    rare('price range, sold out', (turn) => `/api/products?${prices(turn)}&inStock=false&sort=price`),
    rare('narrow price range', (turn) => `/api/products?minPrice=${20_000 + turn}&maxPrice=${20_020 + turn}`),
    rare('price nobody asks', () => '/api/products?minPrice=99000000&inStock=true'),
    rare('facets of a price range, in stock', (turn) => `/api/products?facets=true&${prices(turn)}&inStock=true`),
    rare('sold out', () => '/api/products?inStock=false'),
    rare('rare attribute, by price', (turn) => `/api/products?attr.maker=${pick(some, turn).maker}&sort=price`),
    rare('attribute nobody has', () => '/api/products?attr.colour=octarine'),
    rare('search, one word', (turn) => `/api/products?q=${pick(['mug', 'oak', 'jumper', 'travel'], turn)}`),
    rare('search, two words', (turn) => `/api/products?q=${pick(['oak mug', 'steel lamp', 'wool jumper'], turn)}`),
    rare(
      'search, ranked',
      (turn) => `/api/products?q=${pick(['oak mug', 'steel lamp', 'soft wool jum'], turn)}&sort=relevance`,
    ),
    rare(
      'search, ranked, one word',
      (turn) => `/api/products?q=${pick(['mug', 'oak', 'jumper', 'travel'], turn)}&sort=relevance`,
    ),
    rare('search, a name', (turn) => `/api/products?q=${pick(some, turn).name}&sort=relevance`),
    rare(
      'search, misspelt',
      (turn) => `/api/products?q=${pick(['stonwear mug', 'juumper', 'lether bagg'], turn)}&sort=relevance`,
    ),
    rare('search, words that exclude each other', () => '/api/products?q=mug rug'),
    rare('facets of all', (turn) => `/api/products?facets=true&limit=${20 + (turn % 2)}`),
    rare(
      'facets of a search',
      (turn) => `/api/products?facets=true&q=${pick(['oak mug', 'steel lamp', 'lamp'], turn)}`,
    ),
    rare('facets of words that exclude each other', () => '/api/products?facets=true&count=true&q=mug rug'),
    rare('facets of a category', (turn) => `/api/products?facets=true&${room(turn)}`),
  ].map((read) => ({ ...read, path: (turn) => encodeURI(read.path(turn)) }))
}

async function someProducts({ ctx }: Catalogue) {
  const { rows } = await ctx.pool.query<{ id: string; slug: string; name: string; maker: string }>(
    `select id, slug, name, attributes->>'maker' as maker from products
     where status = 'active' order by hashtext(slug) limit 200`,
  )
  return rows
}

const pageSize = 20

/** To the ten-thousandth page, or the middle of a catalogue that has not so many. */
async function deepCursor({ ctx, products }: Catalogue): Promise<{ page: number; cursor: string }> {
  const page = Math.min(10_000, Math.ceil(products / pageSize / 2))
  const { rows } = await ctx.pool.query<{ id: string }>(
    `select id from products where status = 'active' order by id desc offset $1 limit 1`,
    [(page - 1) * pageSize - 1],
  )
  const { id } = rows[0]!
  const list = JSON.stringify(['products', { status: 'active', attributes: {} }, 'newest'])
  return { page, cursor: ctx.cursors.write([id, id], list) }
}

export type Format = 'ndjson' | 'csv'

/** So many lines of a catalogue, some at a time: products of one variant as NDJSON, of four as CSV. */
export function* linesOf(format: Format, count: number): Generator<string> {
  if (format === 'csv') yield `${columns.join(',')}\n`
  const perPart = 200
  for (let from = 0; from < count; from += perPart) {
    const lines = Array.from({ length: Math.min(perPart, count - from) }, (_, index) => lineOf[format](from + index))
    yield lines.join('')
  }
}

const columns = [
  'sku', 'slug', 'name', 'description', 'category', 'status', 'variantName', 'price', 'currency', 'compareAtPrice', 'stock',
  'options.size', 'attributes.colour', 'attributes.material', 'images.1.url', 'images.1.alt',
] // prettier-ignore

const lineOf: Record<Format, (n: number) => string> = {
  ndjson: (n) => {
    const { name, ...product } = productOf(n)
    const price = { amount: 500 + (n % 9_500), currency: 'USD' }
    const variants = [{ sku: `SKU-${n}`, name, options: {}, price, compareAtPrice: null, stock: n % 100 }]
    return `${JSON.stringify({ ...product, name, status: 'active', variants })}\n`
  },
  csv: (n) => {
    const { slug, name, description, category, attributes, images } = productOf(Math.floor(n / 4))
    const { colour, material } = attributes
    const size = sizes[n % 4]!
    const cells = [
      `SKU-${n}`, slug, name, `"${description}"`, category, 'active', size, 500 + (n % 9_500), 'USD', '', n % 100,
      size, colour, material, images[0]!.url, images[0]!.alt,
    ] // prettier-ignore
    return `${cells.join(',')}\n`
  },
}

function productOf(n: number) {
  const [colour, material, thing, use] = [colours, materials, things, uses].map((words, at) =>
    pick(words, n * (at + 3)),
  )
  return {
    slug: `${thing}-${n}`,
    name: `${colour} ${material} ${thing} ${n % 4_000}`,
    description: `A ${thing} of ${material} in ${colour}, made for ${use}. It lasts, it can be repaired, and it comes in a box of paper.`,
    category: `${use}-${n % 5}`,
    attributes: { colour: colour!, material: material! },
    images: [{ url: `https://pictures.example.com/${n}.jpg`, alt: `${colour} ${thing}` }],
  }
}

/** Scattered, and the same for everybody every time. */
const pick = (words: readonly string[], n: number) => words[(Math.imul(n, 2_654_435_761) >>> 8) % words.length]!

const sizes = ['S', 'M', 'L', 'XL']
const colours = ['red', 'blue', 'green', 'black', 'white', 'amber', 'olive', 'ivory', 'indigo', 'copper']
const materials = ['oak', 'linen', 'steel', 'wool', 'glass', 'leather', 'stoneware', 'cotton', 'brass', 'beech', 'cork']
const things = [
  'mug',
  'lamp',
  'chair',
  'scarf',
  'knife',
  'basket',
  'kettle',
  'jumper',
  'notebook',
  'spade',
  'tent',
  'vase',
]
const uses = ['kitchen', 'garden', 'travel', 'office', 'bedroom', 'workshop', 'balcony', 'hallway']

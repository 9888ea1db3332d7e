import type { SeedProduct } from '@ecommerce/product'

/** A product of one variant, of which there are so many. */
export const aMug = (stock: number): SeedProduct => ({
  slug: 'mug',
  name: 'Mug',
  description: 'A mug.',
  category: 'things',
  attributes: {},
  images: [],
  variants: [{ sku: 'MUG', name: 'Mug', options: {}, amount: 1_500, stock }],
})

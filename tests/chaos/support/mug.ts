import type { SeedProduct } from '@ecommerce/product'

/** Product of one variant with this stock. */
export const aMug = (stock: number): SeedProduct => ({
  slug: 'mug',
  name: 'Mug',
  description: 'A mug.',
  category: 'things',
  attributes: {},
  images: [],
  variants: [{ sku: 'MUG', name: 'Mug', options: {}, amount: 1_500, stock }],
})

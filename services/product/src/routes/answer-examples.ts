const price = { amount: 3_400, currency: 'USD' }

/** Of what this service answers with, by name. */
export const examples = {
  Money: { amount: 1_999, currency: 'USD' },
  Product: {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    slug: 'glass-carafe',
    name: 'Glass carafe',
    description: 'A mouth-blown carafe with a cork ball that rolls aside as you pour.',
    category: 'mugs-and-glasses',
    categoryPath: ['kitchen', 'mugs-and-glasses'],
    status: 'active',
    images: [{ url: '/api/products/images/glass-carafe.svg', alt: 'A glass carafe of water' }],
    attributes: { material: 'Glass', capacity: '1 l' },
    price,
    variants: [
      {
        id: '01890a5d-ac96-774b-bcce-b302099a8058',
        sku: 'CAR-GLS-1L',
        name: 'Glass carafe',
        options: {},
        price,
        stock: 62,
        available: 60,
      },
    ],
    stock: 62,
    available: 60,
    rating: { average: 4.7, count: 12 },
    version: 3,
    createdAt: '2026-01-31T09:30:00.000Z',
    updatedAt: '2026-02-14T16:05:12.345Z',
  },
}

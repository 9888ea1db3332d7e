const usd = (amount: number) => ({ amount, currency: 'USD' })

const line = {
  id: '01890a5d-ac96-774b-bcce-b302099a8059',
  productId: '01890a5d-ac96-774b-bcce-b302099a8057',
  variantId: '01890a5d-ac96-774b-bcce-b302099a8058',
  sku: 'CAR-GLS-1L',
  name: 'Glass carafe',
  options: {},
  image: { url: '/api/products/images/glass-carafe.svg', alt: 'A glass carafe of water' },
  unitPrice: usd(3_400),
  quantity: 2,
  lineTotal: usd(6_800),
}

const sums = {
  subtotal: usd(6_800),
  discount: usd(0),
  shipping: usd(499),
  tax: usd(0),
  taxIncluded: false,
  taxes: [],
  total: usd(7_299),
}

const address = { name: 'Ada Byron', line1: '1 Analytical Way', city: 'London', postalCode: 'N1 7AA', country: 'GB' }

const order = {
  id: '01890a5d-ac96-774b-bcce-b302099a8060',
  number: '2026-000123',
  userId: '01890a5d-ac96-774b-bcce-b302099a8061',
  email: 'ada@example.com',
  status: 'confirmed',
  paymentStatus: 'authorized',
  paymentMethod: 'manual',
  payments: [
    {
      id: '01890a5d-ac96-774b-bcce-b302099a8060',
      provider: 'manual',
      amount: usd(7_299),
      status: 'authorized',
      reference: null,
      refunded: usd(0),
      disputes: [],
    },
  ],
  items: [{ ...line, discount: usd(0), tax: usd(0) }],
  ...sums,
  shippingAddress: address,
  billingAddress: address,
  shippingMethod: 'standard',
  createdAt: '2026-02-14T16:05:12.345Z',
  updatedAt: '2026-02-14T16:05:12.412Z',
  version: 2,
}

/** Of what this service answers with, by name. */
export const examples = {
  Money: { amount: 1_999, currency: 'USD' },
  PostalAddress: address,
  Cart: {
    id: '01890a5d-ac96-774b-bcce-b302099a8061',
    items: [{ ...line, available: 60, issues: [] }],
    itemCount: 2,
    ...sums,
    updatedAt: '2026-02-14T16:05:12.345Z',
    version: 1,
  },
  Order: order,
  PlacedOrder: order,
}

export const usd = (amount: number) => ({ amount, currency: 'USD' })

export const lineExample = {
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

export const sumsExample = {
  subtotal: usd(6_800),
  discount: usd(0),
  shipping: usd(499),
  tax: usd(0),
  taxIncluded: false,
  taxes: [],
  total: usd(7_299),
}

export const addressExample = {
  name: 'Ada Byron',
  line1: '1 Analytical Way',
  city: 'London',
  postalCode: 'N1 7AA',
  country: 'GB',
}

import { type Money, money } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { defined } from '@ecommerce/shared/defined'
import { versionTag } from '@ecommerce/shared/http/input/if-match'
import { one, resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { productStatuses, type StoredProduct } from '../../domain/products/product'
import { ratingOf } from '../../domain/reviews/review'

/** Names with their values, such as options. */
export const pairs = () => Joi.object().pattern(Joi.string(), Joi.string())

export const image = Joi.object({ url: Joi.string().required(), alt: Joi.string().allow('').required() })

const stockKeys = {
  stock: Joi.number().integer().min(0).required().description('Units on hand.'),
  available: Joi.number().integer().min(0).required().description('Units on hand minus reserved units.'),
}

const variant = Joi.object({
  id: uuid().required(),
  sku: Joi.string().required(),
  name: Joi.string().required(),
  options: pairs().required(),
  price: money.required(),
  compareAtPrice: money,
  ...stockKeys,
})

const examplePrice = { amount: 3_400, currency: 'USD' }

export const product = resource<StoredProduct>({
  name: 'Product',
  schema: Joi.object({
    id: uuid().required(),
    slug: Joi.string().required(),
    name: Joi.string().required(),
    description: Joi.string().allow('').required(),
    category: Joi.string().allow('').required().description('Slug of the category.'),
    categoryPath: Joi.array().items(Joi.string()).required().description('Slugs from the root to the category.'),
    status: Joi.string()
      .valid(...productStatuses)
      .required(),
    images: Joi.array().items(image).required(),
    attributes: pairs().required(),
    price: money.required().description('Lowest price of its variants.'),
    variants: Joi.array().items(variant).required(),
    ...stockKeys,
    rating: Joi.object({
      average: Joi.number().min(1).max(5).required(),
      count: Joi.number().integer().min(0).required(),
    }),
    version: Joi.number()
      .integer()
      .min(0)
      .required()
      .description('Version for `If-Match`, equal to the ETag that admins receive.'),
    createdAt: Joi.string().isoDate().required(),
    updatedAt: Joi.string().isoDate().required(),
  }),
  example: {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    slug: 'glass-carafe',
    name: 'Glass carafe',
    description: 'A mouth-blown carafe with a cork ball that rolls aside as you pour.',
    category: 'mugs-and-glasses',
    categoryPath: ['kitchen', 'mugs-and-glasses'],
    status: 'active',
    images: [{ url: '/api/products/images/glass-carafe.svg', alt: 'A glass carafe of water' }],
    attributes: { material: 'Glass', capacity: '1 l' },
    price: examplePrice,
    variants: [
      {
        id: '01890a5d-ac96-774b-bcce-b302099a8058',
        sku: 'CAR-GLS-1L',
        name: 'Glass carafe',
        options: {},
        price: examplePrice,
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
  view: toProductView,
})

const versionHeader = {
  ETag: { description: 'Version of the resource.', value: ({ version }: StoredProduct) => versionTag(version) },
}

/** A product with the version that `If-Match` takes. */
export const versionedProduct = (description: string) => one(product, description, versionHeader)

export const createdProduct = one(product, 'Created', {
  ...versionHeader,
  Location: { description: 'URL of the new resource.', value: ({ id }) => `/api/products/${id}` },
})

export type ProductView = ReturnType<typeof toProductView>

/** API view of a product. `available` is `stock` minus reserved. */
export function toProductView(product: StoredProduct) {
  const priceOf = (amount: number): Money => ({ amount, currency: product.currency })
  const variants = product.variants.map((variant) => ({
    id: variant.id,
    sku: variant.sku,
    name: variant.name,
    options: variant.options,
    price: priceOf(variant.priceAmount),
    ...(variant.compareAtAmount !== null && { compareAtPrice: priceOf(variant.compareAtAmount) }),
    stock: variant.stock,
    available: variant.stock - variant.reserved,
  }))
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    description: product.description,
    category: product.categoryPath.at(-1) ?? '',
    categoryPath: product.categoryPath,
    status: product.status,
    images: product.images,
    attributes: product.attributes,
    price: priceOf(product.priceAmount),
    variants,
    stock: sum(variants, 'stock'),
    available: sum(variants, 'available'),
    ...defined({ rating: ratingOf(product) }),
    version: product.version,
    createdAt: product.createdAt.toISOString(),
    updatedAt: product.updatedAt.toISOString(),
  }
}

const sum = <K extends string>(rows: readonly Record<K, number>[], key: K) =>
  rows.reduce((total, row) => total + row[key], 0)

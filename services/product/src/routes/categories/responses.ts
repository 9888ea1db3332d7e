import { resource, type ResponseSpec } from '@ecommerce/shared/http/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import type { CategoryView, StoredCategory } from '../../domain/category'

export const category = resource<CategoryView>({
  name: 'Category',
  // Its children are like itself, which Joi can say only with links that nobody else follows.
  schema: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      slug: { type: 'string' },
      name: { type: 'string' },
      parentId: { type: ['string', 'null'], format: 'uuid' },
      productCount: { type: 'integer', minimum: 0, description: 'Active products in it and in all below it.' },
      children: { type: 'array', items: ref('Category') },
    },
    required: ['id', 'slug', 'name', 'parentId', 'productCount', 'children'],
    additionalProperties: false,
  },
  view: (branch) => branch,
})

/** A category that has just been made, so nothing is in it. */
export const createdCategory: ResponseSpec<StoredCategory> = {
  description: 'It is there.',
  body: ref(category.name),
  view: ({ id, slug, name, parentId }) => category.view({ id, slug, name, parentId, productCount: 0, children: [] }),
  resources: [category],
}

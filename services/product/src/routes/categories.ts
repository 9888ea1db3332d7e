import { sendKept } from '@ecommerce/shared/http/kept-answers'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { type Request, Router } from 'express'
import Joi from 'joi'
import { createCategory } from '../commands/create-category'
import { deleteCategory } from '../commands/delete-category'
import { categoryNotFound } from '../commands/refusals'
import { updateCategory } from '../commands/update-category'
import type { Context } from '../context'
import { catalogueTag } from '../domain/cache-tags'
import { findBranch, type StoredCategory, toCategoryTree, toLeaf } from '../domain/category'
import { countCategories } from '../store/categories'
import { categoryChange, categoryRequest } from './category-requests'

export function categoryRoutes(ctx: Context): Router {
  const router = Router()
  const forAdmins = ctx.guard.allow('admin')
  const readTree = async () => toCategoryTree(await countCategories(ctx.db))

  router.get('/', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    parseQuery(noParameters, req.query)
    await sendKept(req, res, ctx.cache, async () => ({ value: { data: await readTree() }, tags: [catalogueTag] }))
  })

  router.post('/', forAdmins, async (req, res) => {
    const category = parseBody(categoryRequest, req.body)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (made: StoredCategory) => ({
      status: 201,
      body: toLeaf(made),
    }))
    sendReply(res, await createCategory(ctx, category, once))
  })

  router.patch('/:id', forAdmins, async (req, res) => {
    const change = parseBody(categoryChange, req.body)
    const { id } = await updateCategory(ctx, { id: idOf(req), change })
    const branch = findBranch(await readTree(), id)
    if (!branch) throw categoryNotFound()
    res.json(branch)
  })

  router.delete('/:id', forAdmins, async (req, res) => {
    await deleteCategory(ctx, idOf(req))
    res.status(204).end()
  })

  return router
}

function idOf(req: Request): string {
  const { code, message } = categoryNotFound()
  return parseId(String(req.params.id), code, message)
}

/** What is not known would be kept under a key of its own. */
const noParameters = Joi.object({})

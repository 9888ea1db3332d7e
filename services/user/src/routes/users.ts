import { type PageQuery, pageQuery, setNextLink, toPage } from '@ecommerce/shared/http/pagination'
import { parseQuery } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import Joi from 'joi'
import type { Context } from '../context'
import { toAdminView } from '../domain/user'
import { countUsers, listUsers, type UserFilter } from '../store/users'
import { getUserById } from './get-user-by-id'

/** What admins may see of everybody. */
export function userRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('admin'))

  router.get('/', async (req, res) => {
    const { limit, cursor, count, ...filter } = parseQuery(userQuery, req.query)
    const query = { limit, count, ...(cursor !== undefined && { cursor }) }
    const list = JSON.stringify(['users', filter.q, filter.role, filter.status])
    const [before] = ctx.kit.cursors.read(query, list) ?? []
    const [rows, total] = await Promise.all([
      listUsers(ctx.db, { filter, limit: limit + 1, before: before?.toString() }),
      count ? countUsers(ctx.db, filter) : undefined,
    ])
    const page = toPage({
      rows,
      query,
      list,
      cursors: ctx.kit.cursors,
      total,
      position: ({ id }) => [id],
      present: toAdminView,
    })
    setNextLink(req, res, page.page)
    res.json(page)
  })

  router.get('/:id', async (req, res) => {
    res.json(toAdminView(await getUserById(ctx, req.params.id)))
  })

  return router
}

const userQuery = Joi.object<PageQuery & UserFilter>({
  ...pageQuery,
  q: Joi.string().trim().max(200),
  role: Joi.string().valid('customer', 'admin'),
  status: Joi.string().valid('active', 'disabled'),
})

import { defined } from '../../defined'
import type { Request, Response } from 'express'
import { createHash } from 'node:crypto'
import Joi from 'joi'
import { AppError } from '../../errors'
import { deriveKeys, type Secret, sign, unsign } from '../../secrets'
import { pathOf } from '../routes/route-patterns'

export type PageQuery = { limit: number; cursor?: string; count: boolean }

/** The three parameters that every list takes. */
export const pageQuery = {
  limit: Joi.number().integer().min(1).max(100).default(20),
  cursor: Joi.string().max(2_000),
  count: Joi.boolean().default(false),
}

/** Sort values of a page's last row. */
export type Position = readonly (string | number | null)[]

/** Opaque, signed keyset cursors, bound to one list, filter and order. */
export type Cursors = {
  read(query: PageQuery, list: string): Position | undefined
  write(position: Position, list: string): string
}

export function createCursors(secret: Secret): Cursors {
  const keys = deriveKeys(secret, 'cursors')
  return {
    read({ cursor }, list) {
      if (cursor === undefined) return undefined
      const value = unsign(keys, cursor)
      if (value === undefined) throw badCursor()
      const [of, position] = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as [string, Position]
      if (of !== digest(list)) throw badCursor()
      return position
    },
    write: (position, list) => sign(keys, Buffer.from(JSON.stringify([digest(list), position])).toString('base64url')),
  }
}

export type Page<T> = { data: T[]; page: { limit: number; nextCursor: string | null; total?: number } }

/** Builds a page from `limit + 1` rows; the extra row means a next page. `list` names content and order. */
export function toPage<Row, T>(options: {
  rows: readonly Row[]
  query: PageQuery
  list: string
  cursors: Cursors
  position: (row: Row) => Position
  present: (row: Row) => T
  total?: number | undefined
}): Page<T> {
  const { rows, query, list, cursors, position, present, total } = options
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > query.limit && last !== undefined ? cursors.write(position(last), list) : null
  return { data: shown.map(present), page: { limit: query.limit, nextCursor, ...defined({ total }) } }
}

/** Sends a page with its `Link` header. `fetch` reads at most `limit` rows after a position. */
export async function sendPage<Row, T>(
  req: Request,
  res: Response,
  options: {
    cursors: Cursors
    query: PageQuery
    list: readonly unknown[]
    fetch: (page: { limit: number; after: Position | undefined }) => Promise<Row[]>
    count: () => Promise<number>
    position: (row: Row) => Position
    present: (row: Row) => T
  },
): Promise<void> {
  const { cursors, query, fetch, count, position, present } = options
  const list = JSON.stringify(options.list)
  const [rows, total] = await Promise.all([
    fetch({ limit: query.limit + 1, after: cursors.read(query, list) }),
    query.count ? count() : undefined,
  ])
  const page = toPage({ rows, query, list, cursors, position, present, total })
  setNextLink(req, res, page.page)
  res.json(page)
}

/** Sets `Link: <...>; rel="next"` (RFC 8288) where there is a next page. */
export function setNextLink(req: Request, res: Response, page: Page<unknown>['page']): void {
  const link = nextLink(req, page)
  if (link !== undefined) res.setHeader('Link', link)
}

export function nextLink(req: Request, { nextCursor }: Page<unknown>['page']): string | undefined {
  if (nextCursor === null) return undefined
  const path = pathOf(req.originalUrl)
  const query = new URLSearchParams(req.originalUrl.slice(path.length))
  query.set('cursor', nextCursor)
  return `<${path}?${query.toString()}>; rel="next"`
}

const digest = (list: string) => createHash('sha256').update(list).digest('base64url').slice(0, 12)

const badCursor = () =>
  new AppError('invalid', 'invalid-cursor', 'This cursor is not of this list. Start again without one.', {
    errors: [{ path: 'cursor', message: 'cursor is not of this list' }],
  })

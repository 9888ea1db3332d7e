import type { Request } from 'express'
import { tokenMissing } from '../auth/guard'
import { AppError } from '../errors'
import type { OpenApiDocument } from '../openapi/document'
import { hasBody } from './json-body'
import { patternMatcher, pathOf } from './route-patterns'

/** What a request is refused with, and the pattern of its route where it has one. */
export type Refused = { refusal: AppError; route?: string }

export const routeNotFound = new AppError('not-found', 'route-not-found', 'There is nothing at this address.')

/**
 * Finds what the app would refuse whatever else there is to the request: who asks where the service has nothing at all, and who brings
 * no token where each of the operations that could be meant needs one. Whatever is less plain, or has a body, is the app's to judge.
 */
export function refusalFinder(api: OpenApiDocument): (req: Request) => Refused | undefined {
  const nothing: Refused = { refusal: routeNotFound }
  const byRoot = new Map<string, GuardedRoute[]>()
  for (const route of routesOf(api)) byRoot.set(route.root, [...(byRoot.get(route.root) ?? []), route])

  return (req) => {
    if (!req.url.startsWith('/') || req.method === 'OPTIONS' || hasBody(req)) return undefined
    const path = pathOf(req.url)
    const routes = byRoot.get(rootOf(path))
    if (!routes) return nothing
    if (req.headers.authorization !== undefined) return undefined
    const method = req.method === 'HEAD' ? 'GET' : req.method
    const segments = path.split('/')
    const meant = routes.filter((route) => route.method === method && route.matches(segments))
    return meant.every(({ noToken }) => noToken) ? meant[0]?.noToken : undefined
  }
}

type GuardedRoute = {
  method: string
  root: string
  matches: (segments: readonly string[]) => boolean
  /** What nobody is refused with; undefined where something else than an access token will do, or nothing. */
  noToken: Refused | undefined
}

const routesOf = ({ paths }: OpenApiDocument): GuardedRoute[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      root: rootOf(path),
      matches: patternMatcher(path),
      noToken: needsToken(security) ? { refusal: tokenMissing, route: path.replaceAll(/{(\w+)}/g, ':$1') } : undefined,
    })),
  )

const needsToken = (security: readonly Readonly<Record<string, unknown>>[]) =>
  security.length > 0 && security.every((scheme) => 'bearer' in scheme)

/** Under what a service's router is mounted at most: `/docs`, or `/api/things`. Express takes small and capital letters for the same. */
function rootOf(path: string): string {
  const root = path.toLowerCase()
  const end = root.indexOf('/', root.startsWith('/api/') ? '/api/'.length : 1)
  return end === -1 ? root : root.slice(0, end)
}

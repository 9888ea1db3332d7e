import type { Express } from 'express'

/** Layers of Express 5: routes, mounted routers and plain middleware. */
type Layer = {
  rawPath: unknown
  route?: { path: unknown; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

/** All routes of an app as `GET /api/things/:id`, and mounts of other handlers. */
export function registeredRoutes(app: Express): { routes: string[]; mounts: string[] } {
  const { stack } = app.router as unknown as { stack: Layer[] }
  const found = stack.flatMap((layer) => walk(layer, ''))
  return { routes: found.flatMap(({ route }) => route ?? []), mounts: found.flatMap(({ mount }) => mount ?? []) }
}

function walk({ route, rawPath, handle }: Layer, prefix: string): { route?: string; mount?: string }[] {
  if (route) {
    const path = join(prefix, route.path)
    return Object.keys(route.methods).map((method) => ({ route: `${method.toUpperCase()} ${path}` }))
  }
  const path = join(prefix, rawPath)
  if (handle.stack) return handle.stack.flatMap((layer) => walk(layer, path))
  return path === prefix || path === '/' ? [] : [{ mount: path }]
}

/** Rejects paths that are no strings, which would be missed. */
function join(prefix: string, path: unknown): string {
  if (typeof path !== 'string') throw new Error(`Below ${prefix || '/'} there is a path that cannot be read`)
  return path === '/' ? prefix || '/' : prefix.replace(/\/$/, '') + path
}

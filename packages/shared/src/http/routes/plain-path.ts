import { pathOf } from './route-patterns'

/**
 * The path of a request target as far as it may be written down: without its query, and up to the first segment that is more than the
 * letters, digits and dashes of a route, an id or a slug, instead of which there is `*`. Such a segment may be a secret or a name
 * that came to the wrong place. The door's log cuts at the same place (`nginx/nginx.conf`).
 */
export function plainPath(target: string): string {
  const path = pathOf(target)
  if (plain.test(path)) return path
  return `${plainStart.exec(path)?.[0] ?? ''}/*`
}

const plain = /^(?:\/[a-z0-9._-]{1,64})*\/?$/
const plainStart = /^(?:\/[a-z0-9._-]{1,64}(?=\/))*/

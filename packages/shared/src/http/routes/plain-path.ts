import { pathOf } from './route-patterns'

/**
 * Path of a request target for logs: without its query, and `*` from the first segment that is no route word, id or
 * slug, as it may be a secret. `nginx/nginx.conf` cuts alike.
 */
export function plainPath(target: string): string {
  const path = pathOf(target)
  if (plain.test(path)) return path
  return `${plainStart.exec(path)?.[0] ?? ''}/*`
}

const plain = /^(?:\/[a-z0-9._-]{1,64})*\/?$/
const plainStart = /^(?:\/[a-z0-9._-]{1,64}(?=\/))*/

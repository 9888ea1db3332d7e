import { pathOf } from './route-patterns'

/**
 * Path for logs, without query and replaced by `*` from the first segment that may be a secret. `nginx/nginx.conf`
 * does the same.
 */
export function plainPath(target: string): string {
  const path = pathOf(target)
  if (plain.test(path)) return path
  return `${plainStart.exec(path)?.[0] ?? ''}/*`
}

const plain = /^(?:\/[a-z0-9._-]{1,64})*\/?$/
const plainStart = /^(?:\/[a-z0-9._-]{1,64}(?=\/))*/

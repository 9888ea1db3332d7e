/** Returns the service of a path; behind a gateway all share one address. */
export function serviceOf(path: string): ServiceName {
  const found = servedPaths.find(([prefix]) => path.startsWith(prefix))
  if (!found) throw new Error(`No service is known for ${path}`)
  return found[1]
}

const servedPaths = [
  ['/.well-known', 'user'],
  ['/api/users', 'user'],
  ['/api/products', 'product'],
  ['/api/categories', 'product'],
  ['/api/inventory', 'product'],
  ['/api/cart', 'order'],
  ['/api/orders', 'order'],
  ['/api/promotions', 'order'],
  ['/api/payments', 'order'],
  ['/api/notifications', 'notification'],
] as const

export type ServiceName = (typeof servedPaths)[number][1]

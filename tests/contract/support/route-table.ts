import type { ServiceName } from '../../support/platform'

/** Audience of a route. `public`: no token; `guest`: cart or order token; `service`: any; `user-service`: that one. */
export type Audience = 'public' | 'guest' | 'customer' | 'admin' | 'service' | 'user-service'

/** Ignores tokens, invalid ones included. */
export const open: readonly Audience[] = ['public']

// Optional token, which must be valid if sent.
const everybody: readonly Audience[] = ['public', 'guest', 'customer', 'admin', 'service']
const shoppers: readonly Audience[] = ['public', 'guest', 'customer', 'admin']
/** Optional access token, which must be valid if sent. */
const optional: readonly Audience[] = ['public', 'customer', 'admin']
const buyers: readonly Audience[] = ['guest', 'customer', 'admin']
// Admins have accounts, inboxes and carts too.
const people: readonly Audience[] = ['customer', 'admin']
const customers: readonly Audience[] = ['customer']
const admins: readonly Audience[] = ['admin']
const staff: readonly Audience[] = ['admin', 'service']
const services: readonly Audience[] = ['service']
const userService: readonly Audience[] = ['user-service']

const ofEveryService = {
  'GET /health/live': open,
  'GET /health/ready': open,
  'GET /health/startup': open,
  'GET /metrics': open,
  'GET /openapi.json': open,
  'GET /docs': open,
  'GET /docs/start.js': open,
}

/** Authorization of every route by contract; others may not exist. */
export const routeTable: Record<ServiceName, Readonly<Record<string, readonly Audience[]>>> = {
  user: {
    ...ofEveryService,
    'GET /.well-known/jwks.json': open,
    'POST /api/users/register': open,
    'POST /api/users/login': open,
    'POST /api/users/login/mfa': open,
    'POST /api/users/refresh': open,
    'POST /api/users/verify': open,
    'POST /api/users/logout': people,
    'GET /api/users/sessions': people,
    'DELETE /api/users/sessions/:id': people,
    'GET /api/users/profile': people,
    'PATCH /api/users/profile': people,
    'DELETE /api/users/profile': people,
    'GET /api/users/export': people,
    'POST /api/users/password/change': people,
    'POST /api/users/password/forgot': open,
    'POST /api/users/password/reset': open,
    'POST /api/users/email/verify': optional,
    'POST /api/users/email/resend': people,
    'POST /api/users/mfa/setup': people,
    'POST /api/users/mfa/enable': people,
    'POST /api/users/mfa/disable': people,
    'POST /api/users/mfa/recovery-codes': people,
    'GET /api/users/addresses': people,
    'POST /api/users/addresses': people,
    'PATCH /api/users/addresses/:id': people,
    'DELETE /api/users/addresses/:id': people,
    'GET /api/users': admins,
    'GET /api/users/:id': admins,
    'PATCH /api/users/:id': admins,
    'GET /api/users/:id/sessions': admins,
    'DELETE /api/users/:id/sessions': admins,
    'DELETE /api/users/:id/mfa': admins,
    'GET /api/users/:id/audit': admins,
    'GET /api/users/erasures/:id': admins,
    'GET /internal/users/:id': services,
    'GET /internal/ended-sessions': services,
    'GET /internal/users/:userId/addresses/:addressId': services,
  },
  product: {
    ...ofEveryService,
    'GET /api/products': everybody,
    'GET /api/products/:id': everybody,
    'GET /api/products/category/:category': everybody,
    'GET /api/products/:id/reviews': everybody,
    'POST /api/products/:id/reviews': customers,
    'POST /api/products/:id/stock-alerts': customers,
    'POST /api/products': admins,
    'PATCH /api/products/:id': admins,
    'DELETE /api/products/:id': admins,
    'POST /api/products/import': admins,
    'GET /api/products/export': admins,
    'PATCH /api/products/:id/stock': staff,
    'GET /api/categories': everybody,
    'POST /api/categories': admins,
    'PATCH /api/categories/:id': admins,
    'DELETE /api/categories/:id': admins,
    'GET /api/inventory/movements': admins,
    'POST /api/inventory/reservations': services,
    'POST /api/inventory/reservations/:orderId/commit': services,
    'DELETE /api/inventory/reservations/:orderId': services,
    'GET /internal/variants': services,
    'POST /internal/reservations/commit': services,
    'POST /internal/reservations/:orderId/restock': services,
    'POST /internal/events': services,
    'POST /internal/personal-data': userService,
  },
  order: {
    ...ofEveryService,
    'GET /api/cart': shoppers,
    'DELETE /api/cart': shoppers,
    'POST /api/cart/items': shoppers,
    'PATCH /api/cart/items/:id': shoppers,
    'DELETE /api/cart/items/:id': shoppers,
    'POST /api/cart/coupon': shoppers,
    'DELETE /api/cart/coupon': shoppers,
    'POST /api/cart/merge': customers,
    'POST /api/orders': shoppers,
    'GET /api/orders': people,
    'GET /api/orders/:id': buyers,
    'GET /api/orders/:id/payments': buyers,
    'GET /api/orders/:id/events': people,
    'POST /api/orders/:id/cancel': buyers,
    'GET /api/orders/:id/refunds': people,
    'POST /api/orders/:id/refunds': admins,
    'GET /api/orders/:id/returns': people,
    'POST /api/orders/:id/returns': customers,
    'PATCH /api/orders/:id/returns/:returnId': admins,
    'PATCH /api/orders/:id/status': admins,
    'POST /api/orders/:id/capture': admins,
    'GET /api/orders/shipping-methods': open,
    'GET /api/orders/stats': admins,
    'GET /api/payments/attention': admins,
    'GET /api/promotions': admins,
    'POST /api/promotions': admins,
    'GET /api/promotions/:id': admins,
    'PATCH /api/promotions/:id': admins,
    'DELETE /api/promotions/:id': admins,
    // Authenticated by the provider's signature.
    'POST /api/payments/webhook/:provider': open,
    'POST /internal/events': services,
    'POST /internal/personal-data': userService,
  },
  notification: {
    ...ofEveryService,
    'POST /api/notifications/send': staff,
    'POST /api/notifications/send-template': staff,
    'GET /api/notifications': people,
    'PATCH /api/notifications/:id/read': people,
    'POST /api/notifications/read-all': people,
    'POST /api/notifications/events': services,
    'POST /api/notifications/:id/retry': admins,
    'GET /api/notifications/dead-letters': admins,
    'POST /api/notifications/dead-letters/:id/replay': admins,
    'POST /api/notifications/dead-letters/all/replay': admins,
    'GET /api/notifications/templates': admins,
    'POST /api/notifications/templates/:name/preview': admins,
    'GET /api/notifications/stream': people,
    'GET /api/notifications/preferences': people,
    'PUT /api/notifications/preferences': people,
    // Authorized by a signed link.
    'GET /api/notifications/unsubscribe': open,
    'POST /api/notifications/unsubscribe': open,
    'POST /internal/events': services,
    'POST /internal/personal-data': userService,
  },
}

/** Mounts without routes: images, and a header on personal responses. */
export const mountTable: Record<ServiceName, readonly string[]> = {
  user: ['/docs'],
  product: ['/docs', '/api/products/images'],
  order: ['/docs'],
  notification: ['/docs'],
}

/** Mounted routes that a document describes. */
export const mountedRoutes: Partial<Record<ServiceName, readonly string[]>> = {
  product: ['GET /api/products/images/:file'],
}

/** Documented routes, without the script of the documentation page. */
export const describedRoutes = (service: ServiceName): string[] =>
  [...Object.keys(routeTable[service]), ...(mountedRoutes[service] ?? [])]
    .filter((route) => route !== 'GET /docs/start.js')
    .toSorted()

export const serviceNames = ['user', 'product', 'order', 'notification'] as const

export type ServiceName = (typeof serviceNames)[number]

/** One value a service, made by a function of its name. */
export const perService = <T>(make: (name: ServiceName) => T): Record<ServiceName, T> => ({
  user: make('user'),
  product: make('product'),
  order: make('order'),
  notification: make('notification'),
})

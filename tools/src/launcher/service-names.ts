export const serviceNames = ['user', 'product', 'order', 'notification'] as const

export type ServiceName = (typeof serviceNames)[number]

/** Makes a value for each service. */
export const perService = <T>(make: (name: ServiceName) => T): Record<ServiceName, T> => ({
  user: make('user'),
  product: make('product'),
  order: make('order'),
  notification: make('notification'),
})

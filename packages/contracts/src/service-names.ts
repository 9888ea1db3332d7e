export const serviceNames = ['user-service', 'product-service', 'order-service', 'notification-service'] as const

/** Name of a service in service tokens (`iss`, `sub`, `aud`), events (`source`) and logs. */
export type ServiceName = (typeof serviceNames)[number]

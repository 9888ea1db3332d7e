export const serviceNames = ['user-service', 'product-service', 'order-service', 'notification-service'] as const

/** What a service calls itself in service tokens (`iss`, `sub`, `aud`), in events (`source`) and in its log. */
export type ServiceName = (typeof serviceNames)[number]

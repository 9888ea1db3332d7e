import type { IncomingMessage } from 'node:http'

/** Whether the public gateway handed a request on: it sets `Via` on each (RFC 9110, section 7.6.3), and no service sends one. */
export const isFromGateway = (req: IncomingMessage): boolean => req.headers.via !== undefined

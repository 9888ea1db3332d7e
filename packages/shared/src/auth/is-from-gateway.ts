import type { IncomingMessage } from 'node:http'

/** Detects the public gateway, which alone sets `Via` (RFC 9110, section 7.6.3). */
export const isFromGateway = (req: IncomingMessage): boolean => req.headers.via !== undefined

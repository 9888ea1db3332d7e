import type { Request } from 'express'
import type { Device } from '../domain/sessions/session'

/** Request and response header of the device token. */
export const deviceTokenHeader = 'X-Device-Token'

/** Device token of a request, not verified. */
export const deviceTokenOf = (req: Request): string | undefined => req.get(deviceTokenHeader)

/** Origin of a request, as it reports itself. */
export const deviceOf = (req: Request): Device => ({
  userAgent: req.get('user-agent')?.slice(0, 300) ?? null,
  ip: req.ip ?? null,
})

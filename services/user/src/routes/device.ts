import type { Request } from 'express'
import type { Device } from '../domain/session'

/** By which a device is known that has signed in before. */
export const deviceTokenHeader = 'X-Device-Token'

/** What came along in that header, good or not. */
export function deviceTokenOf(req: Request): { deviceToken?: string } {
  const deviceToken = req.get(deviceTokenHeader)
  return deviceToken === undefined ? {} : { deviceToken }
}

/** Where a request comes from, as far as it says. */
export const deviceOf = (req: Request): Device => ({
  userAgent: req.get('user-agent')?.slice(0, 300) ?? null,
  ip: req.ip ?? null,
})

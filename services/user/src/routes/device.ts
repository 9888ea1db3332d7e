import type { Request } from 'express'
import type { Device } from '../domain/session'

/** Where a request comes from, as far as it says. */
export const deviceOf = (req: Request): Device => ({
  userAgent: req.get('user-agent')?.slice(0, 300) ?? null,
  ip: req.ip ?? null,
})

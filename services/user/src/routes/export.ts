import { serviceNames } from '@ecommerce/contracts/service-names'
import { Router } from 'express'
import { exportPersonalData } from '../commands/export-personal-data'
import type { Context } from '../context'
import { deviceOf } from './device'
import { accountOf, signedIn } from './signed-in'

export function exportRoutes(ctx: Context): Router {
  const router = Router()
  const limit = ctx.kit.limits({ name: 'export', windowSeconds: 60, limit: 10 })

  router.get('/', limit, signedIn(ctx, 'customer', 'admin'), async (req, res) => {
    const data = await exportPersonalData(ctx, { ...accountOf(req), device: deviceOf(req) })
    res.setHeader('Content-Disposition', 'attachment; filename="personal-data.json"')
    res.json({
      exportedAt: new Date().toISOString(),
      services: serviceNames.map((service) => ({ service, status: service in data ? 'done' : 'pending' })),
      data,
    })
  })

  return router
}

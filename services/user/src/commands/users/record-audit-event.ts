import { uuidv7 } from '@ecommerce/shared/ids'
import { currentRequest } from '@ecommerce/shared/observability/request-context'
import type { AuditType } from '../../domain/users/audit'
import type { Device } from '../../domain/sessions/session'
import { insertAuditEvent } from '../../store/audit-events'
import type { Db } from '../../store/schema'

type Noted = {
  userId: string
  type: AuditType
  device: Device
  actorId?: string
  details?: Record<string, string>
}

/** Records a security-relevant event in the transaction that causes it. */
export async function recordAuditEvent(db: Db, { device, actorId, details = {}, ...event }: Noted): Promise<void> {
  const requestId = currentRequest()?.requestId ?? null
  await insertAuditEvent(db, { ...event, ...device, id: uuidv7(), actorId: actorId ?? null, requestId, details })
}

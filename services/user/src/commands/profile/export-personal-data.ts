import type { PersonalData } from '@ecommerce/contracts/personal-data'
import type { Context } from '../../context'
import type { StoredAddress } from '../../domain/users/address'
import type { AuditEvent } from '../../domain/users/audit'
import type { Device, StoredSession } from '../../domain/sessions/session'
import type { User } from '../../domain/users/user'
import { listAddresses } from '../../store/addresses'
import { listAuditEvents } from '../../store/audit-events'
import { listSessions } from '../../store/sessions'
import { recordAuditEvent } from '../users/record-audit-event'

type Needs = Pick<Context, 'config' | 'db' | 'personalData'>

type ExportRequest = { user: User; sessionId: string }

export type ExportedData = {
  own: ExportRequest & { addresses: StoredAddress[]; sessions: StoredSession[]; auditEvents: AuditEvent[] }
  /** Keyed by service. */
  others: Record<string, PersonalData>
}

/** Exports all personal data; `unavailable` if any service does not respond. */
export async function exportPersonalData(
  { db, config, personalData }: Needs,
  { user, sessionId, device }: ExportRequest & { device: Device },
): Promise<ExportedData> {
  const { id: userId, email, emailOwnedAt } = user
  const [addresses, sessions, auditEvents, others] = await Promise.all([
    listAddresses(db, { userId }),
    listSessions(db, { userId, life: config.sessionLife }),
    listAuditEvents(db, { userId }),
    personalData.collect({ userId, ...(emailOwnedAt && { verifiedEmail: email }) }),
  ])
  await recordAuditEvent(db, { userId, type: 'data-exported', device })
  return { own: { user, sessionId, addresses, sessions, auditEvents }, others }
}

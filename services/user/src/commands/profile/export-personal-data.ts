import type { PersonalData } from '@ecommerce/contracts/personal-data'
import type { Context } from '../../context'
import { toAddressView } from '../../domain/address'
import { toAuditView } from '../../domain/audit'
import { type Device, toSessionView } from '../../domain/session'
import { type Person, toProfileView } from '../../domain/user'
import { listAddresses } from '../../store/addresses'
import { listAuditEvents } from '../../store/audit-events'
import { listSessions } from '../../store/sessions'
import { noteAuditEvent } from '../users/note-audit-event'

type Needs = Pick<Context, 'config' | 'db' | 'name' | 'personalData'>

/** Everything held on a person, by service; a service that does not answer makes the whole `unavailable`, for half would look like all. */
export async function exportPersonalData(
  ctx: Needs,
  { person, sessionId, device }: { person: Person; sessionId: string; device: Device },
): Promise<Record<string, PersonalData>> {
  const { id: userId, email, emailOwnedAt } = person
  const [own, others] = await Promise.all([
    ownData(ctx, person, sessionId),
    ctx.personalData.collect({ userId, ...(emailOwnedAt && { verifiedEmail: email }) }),
  ])
  await noteAuditEvent(ctx.db, { userId, type: 'data-exported', device })
  return { [ctx.name]: own, ...others }
}

async function ownData({ db, config }: Needs, person: Person, sessionId: string): Promise<PersonalData> {
  const { id: userId } = person
  const [addresses, sessions, events] = await Promise.all([
    listAddresses(db, { userId }),
    listSessions(db, { userId, life: config.sessionLife }),
    listAuditEvents(db, { userId }),
  ])
  return {
    profile: toProfileView(person),
    addresses: addresses.map(toAddressView),
    sessions: sessions.map((session) => toSessionView(session, sessionId)),
    securityEvents: events.map(toAuditView),
  }
}

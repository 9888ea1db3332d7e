import { type Client, escapeIdentifier, escapeLiteral } from 'pg'

/** Creates role `name` and its database, closed to others; idempotent. Needs a superuser or a cloud's administrator. */
export async function ensureRoleAndDatabase(client: Client, name: string, password: string): Promise<void> {
  const role = escapeIdentifier(name)
  const { rows } = await client.query<{ role: boolean; database: boolean; superuser: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $1) as database,
            (select rolsuper from pg_roles where rolname = current_user) as superuser`,
    [name],
  )
  await client.query(`${rows[0]?.role ? 'alter' : 'create'} role ${role} login password ${escapeLiteral(password)}`)
  // Granted temporarily, as only superusers can give objects to others.
  if (!rows[0]?.superuser) await client.query(`grant ${role} to current_user`)
  await client.query(
    rows[0]?.database ? `alter database ${role} owner to ${role}` : `create database ${role} owner ${role}`,
  )
  await client.query(`revoke all on database ${role} from public`)
  if (!rows[0]?.superuser) await client.query(`revoke ${role} from current_user`)
}

import type { PostgresServer } from '@ecommerce/embedded-postgres/start-postgres'
import { explain } from '@ecommerce/toolkit/failure'
import { Client } from 'pg'
import { ensureRoleAndDatabase } from '../role-and-database'
import type { DataDir } from './data-dir'
import type { ServiceName } from './service-names'

/**
 * Makes the service's database and the role that owns it and can connect to nothing else; gives its address. Every step may find
 * itself done already, so it does not matter where an earlier start was cut short.
 */
export async function ensureDatabase(server: PostgresServer, dataDir: DataDir, service: ServiceName): Promise<string> {
  const name = `${service}_service`
  const password = await dataDir.secret(`${service}-database-password`)
  await asSuperuser(server, (client) => ensureRoleAndDatabase(client, name, password))
  const url = new URL(server.url(name))
  url.username = name
  url.password = password
  return url.href
}

/** Keeps the services' roles out of the databases that every server has. */
export const closeCommonDatabases = (server: PostgresServer): Promise<void> =>
  asSuperuser(server, async (client) => {
    await client.query('revoke all on database postgres, template1 from public')
  })

async function asSuperuser(server: PostgresServer, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres'), application_name: 'launcher' })
  client.on('error', () => undefined) // The query under way rejects with it, too.
  try {
    await client.connect()
    await work(client).finally(() => client.end())
  } catch (error) {
    explain('The databases could not be made')(error)
  }
}

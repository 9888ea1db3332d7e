import { serviceNames } from '@ecommerce/contracts/service-names'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import type { Guard } from '@ecommerce/shared/auth/guard'
import { createKit, type Kit } from '@ecommerce/shared/kit'
import type { Kysely } from 'kysely'
import type { Config } from './config'
import type { Schema } from './store/schema'

export type Context = { config: Config; kit: Kit<Schema>; db: Kysely<Schema>; guard: Guard }

/** `keys` stands in for the user service's, in tests. */
export function createContext(config: Config, overrides: { keys?: KeySource } = {}): Context {
  const kit = createKit<Schema>(config, { name: 'product-service', peers: serviceNames })
  const keys = overrides.keys ?? kit.keysOf(kit.connect('user-service', config.userUrl))
  const { guard } = kit.guardWith(keys)
  return { config, kit, db: kit.db, guard }
}

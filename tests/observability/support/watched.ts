import type { SeedProduct } from '@ecommerce/product'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KillablePlatform } from '../../chaos/support/killable-platform'
import type { ServiceName } from '../../support/platform'

export const mug: SeedProduct = {
  slug: 'mug',
  name: 'Mug',
  description: 'A mug.',
  category: 'things',
  attributes: {},
  pictures: [],
  variants: [{ sku: 'MUG', name: 'Mug', options: {}, amount: 1_500, stock: 1_000 }],
}

export const logOf = (platform: KillablePlatform, service: ServiceName): string =>
  readFileSync(join(platform.folder, `${service}.log`), 'utf8')

/** What a service has written so far; every line has to be JSON. */
export const linesOf = (platform: KillablePlatform, service: ServiceName): Record<string, unknown>[] =>
  logOf(platform, service)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

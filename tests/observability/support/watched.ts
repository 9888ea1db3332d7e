import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KillablePlatform } from '../../chaos/support/killable-platform'
import type { ServiceName } from '../../support/platform'

export const logOf = (platform: KillablePlatform, service: ServiceName): string =>
  readFileSync(join(platform.folder, `${service}.log`), 'utf8')

/** Whole log lines of a service so far; each must be JSON. */
export const linesOf = (platform: KillablePlatform, service: ServiceName): Record<string, unknown>[] =>
  logOf(platform, service)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

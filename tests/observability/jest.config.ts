import type { Config } from 'jest'
import chaos from '../chaos/jest.config'

/** The shop as real processes, seen as those who run it see it: by its log, its traces, and a real Prometheus. */
const config: Config = { ...chaos, testMatch: ['<rootDir>/tests/observability/**/*.test.ts'] }

export default config

import chaos from '../chaos/jest.config.mjs'

/**
 * The shop as real processes, seen as those who run it see it: by its log, its traces, and a real Prometheus.
 * @type {import('jest').Config}
 */
const config = { ...chaos, testMatch: ['<rootDir>/tests/observability/**/*.test.ts'] }

export default config

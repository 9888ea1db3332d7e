import chaos from '../chaos/jest.config.mjs'

/**
 * Real processes observed by log, traces and a real Prometheus.
 * @type {import('jest').Config}
 */
const config = { ...chaos, testMatch: ['<rootDir>/tests/observability/**/*.test.ts'] }

export default config

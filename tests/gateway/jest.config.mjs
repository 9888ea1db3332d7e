import base from '../../jest.config.mjs'

/**
 * Platform behind the real nginx over HTTPS: `npm run test:gateway`.
 * @type {import('jest').Config}
 */
const config = {
  ...base,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/tests/gateway/**/*.test.ts',
    '<rootDir>/tests/e2e/{account,marketing,purchase,stock-alerts}.test.ts',
  ],
}

export default config

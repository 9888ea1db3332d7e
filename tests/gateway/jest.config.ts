import type { Config } from 'jest'
import base from '../../jest.config'

/** The platform behind the real nginx with its real configuration, over HTTPS: `npm run test:gateway`. */
const config: Config = {
  ...base,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/tests/gateway/**/*.test.ts',
    '<rootDir>/tests/e2e/{account,advertising,purchase,stock-alerts}.test.ts',
  ],
}

export default config

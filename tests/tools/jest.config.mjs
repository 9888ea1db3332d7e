import base from '../../jest.config.mjs'

/**
 * Tests of tools that create keys, build mails and start servers; too slow for `npm test`.
 * @type {import('jest').Config}
 */
const config = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/tools/**/*.test.ts'],
}

export default config

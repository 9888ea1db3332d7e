import base from '../../jest.config.mjs'

/**
 * Tests of the tools: they make keys, build mails and start servers, which takes longer than `npm test` should.
 * @type {import('jest').Config}
 */
const config = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/tools/**/*.test.ts'],
}

export default config

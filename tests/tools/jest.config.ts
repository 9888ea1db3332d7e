import type { Config } from 'jest'
import base from '../../jest.config'

/** Tests of the tools: they make keys, build mails and start servers, which takes longer than `npm test` should. */
const config: Config = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/tools/**/*.test.ts'],
}

export default config

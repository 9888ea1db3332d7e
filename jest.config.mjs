import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
const config = {
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/{packages,services}/*/src/**/*.test.ts',
    '<rootDir>/services/*/test/**/*.test.ts',
    '<rootDir>/tests/architecture/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/(randomized|long-files|stripe-checkout)\\.test\\.ts$'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs', ignoreDynamic: true },
      },
    ],
  },
  moduleNameMapper: {
    '^@ecommerce/(contracts|shared|testkit|embedded-postgres)/(.+)$': '<rootDir>/packages/$1/src/$2',
    '^@ecommerce/toolkit/(.+)$': '<rootDir>/packages/toolkit/lib/$1',
    '^@ecommerce/client$': '<rootDir>/packages/client/src/index',
    '^@ecommerce/(tools|bench)/(.+)$': '<rootDir>/$1/src/$2',
    '^@ecommerce/(user|product|order|notification)$': '<rootDir>/services/$1/src/index',
  },
  modulePathIgnorePatterns: ['/dist/'],
  globalSetup: '<rootDir>/tests/global-setup.ts',
  globalTeardown: '<rootDir>/tests/global-teardown.ts',
  // Ends what hangs; a slow machine is no failure.
  testTimeout: 60_000,
  // A part of a test's time is waiting, for PostgreSQL or for what must not happen.
  maxWorkers: availableParallelism() + 1,
}

export default config

import tseslint from 'typescript-eslint'
import plainLanguage from './tools/plain-language.cjs'

/** Allowed imports of each layer, as drawn in `docs/ARCHITECTURE.md`. */
const room = (folder, ...forbidden) => ({
  files: [`services/*/src/${folder}/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [...everywhere, ...forbidden] }] },
})

const pattern = (group, message) => ({ group, message })

const everywhere = [
  pattern(
    ['@ecommerce/user', '@ecommerce/product', '@ecommerce/order', '@ecommerce/notification'],
    'A service never imports another: ask it over HTTP from clients/, or hear its events.',
  ),
  pattern(
    ['@ecommerce/testkit/*', '@ecommerce/tools/*', '@ecommerce/toolkit/*', '@ecommerce/embedded-postgres/*'],
    'This is for tests and tools; nothing that is shipped may need it.',
  ),
]

const noExpress = pattern(['express'], 'HTTP ends in routes/: hand over plain values.')
const noAxios = pattern(['axios'], 'Calls go through the clients in ctx.services, from clients/.')
const noSql = pattern(['kysely', 'pg'], 'SQL lives in store/: call a function of it.')

const rule = (selector, message) => ({ selector, message })

const newError = rule('NewExpression[callee.name="AppError"]', 'Add a function to errors.ts or errors/ and throw that.')
const sqlTag = rule('TaggedTemplateExpression[tag.name="sql"]', 'SQL lives in store/: call a function of it.')

const looseUuid = rule(
  'CallExpression[callee.property.name=/^(uuid|guid)$/]',
  "Use uuid() of @ecommerce/contracts/uuid: Joi's own also accepts braces and other separators.",
)

const syntax = (files, ...rules) => ({
  files: [files],
  ignores: ['**/*.test.ts'],
  rules: { 'no-restricted-syntax': ['error', ...rules] },
})

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.data/', 'coverage/', 'packages/client/src/openapi.ts'] },
  ...tseslint.configs.recommendedTypeChecked,
  { plugins: { 'plain-language': plainLanguage }, rules: { 'plain-language/comments': 'error' } },
  { files: ['**/*.test.ts'], rules: { 'plain-language/one-describe': 'error', 'plain-language/titles': 'error' } },
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.mjs', 'tools/*.mjs', 'tools/*.cjs', 'tools/checks/*.mjs', 'bench/*.mjs'],
          defaultProject: 'tsconfig.base.json',
        },
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['packages/contracts/src/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [pattern(['@ecommerce/*'], 'contracts depends on Joi alone.')] }],
    },
  },
  {
    files: ['packages/shared/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            pattern(
              ['@ecommerce/*'],
              'shared is mechanisms: it knows no noun of the shop and none of our other packages.',
            ),
          ],
        },
      ],
    },
  },
  {
    files: ['packages/shared/src/**/*.ts'],
    ignores: ['packages/shared/src/http/client/client.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportDeclaration[source.value="axios"]', message: 'axios is used in http/client.ts alone.' },
      ],
    },
  },
  {
    files: ['services/*/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: everywhere }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read in config.ts and main.ts alone.' },
      ],
    },
  },
  syntax('services/*/src/store/**/*.ts', newError),
  syntax('services/*/src/clients/**/*.ts', newError, sqlTag),
  syntax('packages/contracts/src/**/*.ts', looseUuid),
  { files: ['packages/contracts/src/uuid.ts'], rules: { 'no-restricted-syntax': 'off' } },
  syntax(
    'services/*/src/routes/**/*.ts',
    newError,
    sqlTag,
    looseUuid,
    rule(
      'CallExpression[callee.object.name="router"][callee.property.name=/^(get|post|put|patch|delete)$/]',
      'Declare the route with defineRoutes: guard, validation and document follow from it.',
    ),
    rule('CallExpression[callee.property.name="transaction"]', 'Call a command: commands open transactions.'),
    rule(
      'MemberExpression[object.name="ctx"][property.name=/^(services|subscribers|products|users|payments|personalData|channels)$/]',
      'Call a command, and the command calls the client.',
    ),
  ),
  syntax(
    'services/*/src/commands/**/*.ts',
    newError,
    sqlTag,
    rule(
      'ImportDeclaration[source.value=/^\\.\\.?\\/(?!.*(store|domain|clients)\\/|(\\.\\.\\/)+(context|jobs|errors(\\/\\w+)?)$)/] > ImportSpecifier[imported.name=/(Task|Key|Error)$/]',
      'Task names and payloads are in jobs.ts, keys in domain/ or store/, errors in errors.ts.',
    ),
  ),
  { files: ['services/*/src/{config,main}.ts'], rules: { 'no-restricted-properties': 'off' } },
  room('routes', noAxios, noSql, pattern(['**/clients/**'], 'A route calls a command, and the command the client.')),
  room('commands', noExpress, noAxios, pattern(['**/routes/**'], 'A command knows nothing of HTTP.')),
  room(
    'domain',
    noExpress,
    noAxios,
    noSql,
    pattern(
      ['node:*', '**/store/**', '**/clients/**', '**/commands/**', '**/routes/**', '**/context'],
      'domain/ is what is true: no I/O, no clock, no chance. A response is made in routes/<noun>/responses.ts.',
    ),
    pattern(
      ['**/errors', '**/errors/**', '@ecommerce/shared/errors'],
      'Return the reason as a value: the command throws the error, from errors.ts or errors/.',
    ),
  ),
  room(
    'store',
    noExpress,
    noAxios,
    pattern(['**/clients/**', '**/commands/**', '**/routes/**', '**/context'], 'store/ is SQL and nothing else.'),
    pattern(
      ['@ecommerce/shared/jobs/queue', '@ecommerce/shared/events/*', '@ecommerce/shared/observability/*'],
      'A command queues jobs and publishes events; what a row needs from the request is passed in.',
    ),
  ),
  room(
    'clients',
    noExpress,
    noAxios,
    noSql,
    pattern(
      ['**/store/**', '**/commands/**', '**/routes/**', '**/context'],
      'clients/ ask others and touch no database.',
    ),
  ),
  room('jobs', noExpress, noAxios, noSql),
  {
    files: ['**/*.test.ts', '**/test/**/*.ts', 'tests/**/*.ts', 'packages/testkit/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-console': 'off' },
  },
  {
    files: ['packages/toolkit/lib/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  { files: ['packages/shared/src/run-service.ts', 'tools/src/**/*.ts'], rules: { 'no-console': 'off' } },
)

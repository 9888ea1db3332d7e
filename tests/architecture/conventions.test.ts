import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'

const root = join(__dirname, '..', '..')
const services = ['user', 'product', 'order', 'notification']
const packages = ['contracts', 'shared', 'client', 'testkit', 'toolkit', 'embedded-postgres']

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.data'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })

const sources = (folder: string) => files(folder).filter((path) => /(?<!\.test)\.[jt]s$/.test(path))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const importsOf = (path: string) =>
  [
    ...read(path).matchAll(
      /^(?:import|export)\s(?:[^;'"]*?\sfrom\s)?'([^']+)'|\b(?:import|require|require\.resolve)\('([^']+)'\)/gm,
    ),
  ].map(([, a, b]) => a ?? b ?? '')
const exists = (path: string) => statSync(join(root, path), { throwIfNoEntry: false }) !== undefined

/** Folders of one service alone. */
const mechanisms: Readonly<Record<string, readonly string[]>> = {
  user: ['admin', 'crypto', 'keys', 'passwords'],
  notification: ['feed', 'templates'],
}

describe('Code conventions', () => {
  describe.each(services)('the %s service', (service) => {
    const home = join('services', service)

    test('has the common folders', () => {
      const furniture = ['README.md', 'package.json', 'tsconfig.json', 'migrations', 'test', 'src/main.ts', 'src/index.ts', 'src/service.ts', 'src/config.ts', 'src/context.ts', 'src/app.ts', 'src/routes', 'src/commands', 'src/domain', 'src/store'] // prettier-ignore
      expect(furniture.filter((path) => !exists(join(home, path)))).toEqual([])
      expect(['src/errors.ts', 'src/errors'].filter((path) => exists(join(home, path)))).toHaveLength(1)
      const rooms = readdirSync(join(root, home, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
      const known = [
        'routes',
        'commands',
        'domain',
        'store',
        'clients',
        'jobs',
        'errors',
        ...(mechanisms[service] ?? []),
      ]
      expect(rooms.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
      expect(rooms.filter(({ name }) => files(join(home, 'src', name)).length === 0)).toEqual([])
    })

    test('numbers SQL migrations without gaps', () => {
      const names = readdirSync(join(root, home, 'migrations')).toSorted()
      expect(names.map((name) => name.slice(0, 5))).toEqual(
        names.map((_, index) => `${String(index + 1).padStart(4, '0')}_`),
      )
      expect(names.every((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))).toBe(true)
    })

    test('has a README of one screen', () => {
      expect(read(join(home, 'README.md')).split('\n').length).toBeLessThanOrEqual(80)
    })
  })

  describe.each([
    ...services.map((name) => join('services', name)),
    ...packages.map((name) => join('packages', name)),
    'tools',
    'bench',
  ])('%s', (home) => {
    const manifest = JSON.parse(read(join(home, 'package.json'))) as Partial<
      Record<'dependencies' | 'devDependencies', Record<string, string>>
    >
    const dependencies = { ...manifest.dependencies, ...manifest.devDependencies }

    test('declares every imported package and no other', () => {
      const used = new Set(
        sources(join(home, exists(join(home, 'lib')) ? 'lib' : 'src'))
          .flatMap(importsOf)
          .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name))
          .map((name) =>
            name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/'),
          )
          .map((name) => (name.startsWith('@embedded-postgres') ? 'embedded-postgres' : name)),
      )
      const declared = Object.keys(dependencies)
      expect([...used].filter((name) => !declared.includes(name)).toSorted()).toEqual([])
      expect(declared.filter((name) => !used.has(name)).toSorted()).toEqual([])
    })

    test('pins its dependencies', () => {
      expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
        [],
      )
    })
  })

  /** Libraries that one folder wraps. */
  test.each([
    ['axios', /from 'axios'/, ['packages/shared/src/http/client/client.ts']],
    ['opossum', /from 'opossum'/, ['packages/shared/src/http/client/circuit.ts']],
    ['nodemailer', /from 'nodemailer/, ['services/notification/src/clients/mailer.ts']],
    ['a connection pool', /new (pg\.)?Pool\(/, ['packages/shared/src/postgres/database.ts']],
    ['bcrypt', /from 'bcrypt'/, ['services/user/src/passwords/passwords.ts']],
    [
      'the signing of tokens',
      /jwt\.sign\(/,
      ['packages/shared/src/auth/service-tokens.ts', 'services/user/src/crypto/tokens.ts'],
    ],
    ['a Redis connection', /new Redis\(/, ['packages/shared/src/redis.ts']],
    [
      'the table of jobs',
      /(into|from|update|join) jobs\b/,
      ['jobs-table', 'queue', 'queue-metrics', 'queued-jobs'].map((name) => `packages/shared/src/jobs/${name}.ts`),
    ],
  ])('%s is used in its own folder only', (_library, pattern, doors) => {
    const users = [...services.map((name) => `services/${name}/src`), 'packages/contracts/src', 'packages/shared/src']
      .flatMap(sources)
      .filter((path) => pattern.test(read(path)))
    expect(users.map((path) => relative('.', path)).toSorted()).toEqual([...doors].toSorted())
  })

  test('folders of code have at most 15 files', () => {
    const counts = new Map<string, number>()
    for (const path of ['packages', 'services', 'tools', 'bench', 'tests'].flatMap(files))
      if (/(?<!\.test)\.ts$/.test(path)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect(counts.size).toBeGreaterThan(100)
    expect([...counts].filter(([, count]) => count > 15)).toEqual([])
  })

  test('the environment is read in config.ts and main.ts only', () => {
    const readers = services
      .flatMap((name) => sources(`services/${name}/src`))
      .filter((path) => /process\.env/.test(read(path)))
    expect(readers.filter((path) => !/src\/(config|main)\.ts$/.test(path))).toEqual([])
  })

  test('packages/shared contains no noun of the store', () => {
    // 'user.id' is a field of the Elastic Common Schema, 'user-agent' of HTTP, 'notification' an event of pg.
    const nouns =
      /\b(users?(?!\.id['"]|[- ]agent)|products?|orders|notifications?(?!', \(\{ payload)|carts?|stock|stripe|sms)\b/i
    expect(sources('packages/shared/src').filter((path) => nouns.test(read(path)))).toEqual([])
  })

  test('sources contain no open ends, skipped tests or compiler overrides', () => {
    const all = [...services.map((name) => `services/${name}`), 'packages', 'tools', 'bench', 'tests']
      .flatMap(files)
      .filter((path) => path.endsWith('.ts'))
    const marks = new RegExp(['TO', 'DO|FIX', 'ME|@ts-', 'ignore|\\.(skip|only|todo)\\('].join(''))
    expect(all.filter((path) => marks.test(read(path)))).toEqual([])
  })

  test('docs/SECURITY.md names existing files', () => {
    const named = [
      ...read('docs/SECURITY.md').matchAll(
        /`((?:packages|services|tests|k8s|nginx|terraform|docs|\.github)\/[\w./-]+)`/g,
      ),
    ]
    const paths = named.map(([, path]) => path!)
    expect(paths.length).toBeGreaterThan(80)
    expect(paths.filter((path) => !exists(path))).toEqual([])
  })

  test('docs/SECURITY.md names existing tests', () => {
    const home = join('services', 'user')
    const table = read('docs/SECURITY.md').split('## Attacks on accounts')[1]?.split('\n## ')[0] ?? ''
    const named = table
      .split('\n')
      .flatMap((row) => row.split('|')[2]?.split(';') ?? [])
      .flatMap((cell) => [...cell.matchAll(/`([a-z/-]+)` (.*\S)/g)])
      .map(([, file = '', fact = '']) => ({ path: join(home, 'test', `${file}.test.ts`), fact }))
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(({ path, fact }) => !exists(path) || !read(path).includes(fact))).toEqual([])
  })
})

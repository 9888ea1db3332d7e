import { nameOf, thirdPartyImages } from '@ecommerce/tools/images'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'

const root = join(__dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const images = thirdPartyImages(root)
const tagOf = (name: string) => images.find(({ image }) => nameOf(image) === name)?.image.slice(name.length + 1) ?? ''

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', '.git', '.data'].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))

describe('Images', () => {
  describe('of this repository', () => {
    test('contain no embedded PostgreSQL, and nothing in them depends on it', () => {
      const copied = read('Dockerfile')
        .split('\n')
        .filter((line) => /^COPY .*(embedded-postgres|packages$)/.test(line))
      expect(copied).toEqual(['COPY packages/embedded-postgres/package.json packages/embedded-postgres/'])
      expect(read('Dockerfile')).toMatch(
        /--workspace tools && \\\n +rm -r .*node_modules\/@ecommerce\/embedded-postgres packages\/embedded-postgres/,
      )
      expect(read('.dockerignore')).toContain(
        'packages/embedded-postgres/*\n!packages/embedded-postgres/package.json\n',
      )
      const shipped = ['packages/contracts', 'packages/shared', 'packages/toolkit', ...readdirSync(join(root, 'services')).map((name) => `services/${name}`), 'tools'] // prettier-ignore
      expect(shipped.filter((home) => JSON.stringify((JSON.parse(read(`${home}/package.json`)) as { dependencies: object }).dependencies).includes('embedded-postgres'))).toEqual([]) // prettier-ignore
    })
  })

  describe('of third parties', () => {
    test('have the same tag in all files', () => {
      const first = new Map(images.toReversed().map(({ image }) => [nameOf(image), image]))
      expect(images.filter(({ image }) => first.get(nameOf(image)) !== image)).toEqual([])
    })

    test('have a version tag', () => {
      expect(images.filter(({ image }) => !/:v?\d[\w.-]*(@sha256:[0-9a-f]{64})?$/.test(image))).toEqual([])
    })

    test('use maintained lines', () => {
      const [, minor = 0, patch = 0] = tagOf('nginxinc/nginx-unprivileged').split(/[.-]/).map(Number)
      expect(minor >= 32 || (minor === 31 && patch >= 9) || (minor === 30 && patch >= 7)).toBe(true)
      const [major = 0, mailpitMinor = 0, mailpitPatch = 0] = tagOf('axllent/mailpit').slice(1).split('.').map(Number)
      expect([major, mailpitMinor * 100 + mailpitPatch >= 2902]).toEqual([1, true])
    })

    test('are all found in the repository', () => {
      const named = filesIn(root)
        .filter((path) => /\.ya?ml$|Dockerfile$/.test(path))
        .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
        .filter((line) => /^ *(- )?(image: |FROM )/.test(line))
        .map((line) => /(?:image: |FROM )(?:['"]?\$\{\w+:-)?([a-z][\w./-]*:v?\d[\w.-]*)/.exec(line)?.[1])
        .filter((image) => image !== undefined)
      expect(named.length).toBeGreaterThan(20)
      expect(named.filter((image) => !images.some((each) => each.image === image))).toEqual([])
    })

    test('run in workflows only as named in .github/Dockerfile', () => {
      const workflows = filesIn(join(root, '.github', 'workflows')).map((path) => readFileSync(path, 'utf8'))
      expect(workflows.join('\n')).not.toMatch(/docker run.* [\w./-]+:v?\d/)
    })

    test('can be pinned to a digest by a Compose variable', () => {
    const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, { image: string }> }
    const others = Object.values(services).filter(({ image }) => !image.includes('IMAGE_TAG'))
    expect(others.filter(({ image }) => !/^\$\{[A-Z_]+_IMAGE:-[^}]+\}$/.test(image))).toEqual([])
  }) // prettier-ignore

    test('are watched by Dependabot in every folder', () => {
      const { updates } = parse(read('.github/dependabot.yml')) as {
        updates: { 'package-ecosystem': string; directory?: string; directories?: string[] }[]
      }
      const watched = updates
        .filter((each) => each['package-ecosystem'].startsWith('docker'))
        .flatMap(({ directory, directories = [] }) => [...(directory ? [directory] : []), ...directories])
      const folders = new Set(images.map(({ file }) => `/${dirname(file).replace(/^\.$/, '')}`))
      expect([...folders].filter((folder) => !watched.includes(folder))).toEqual([])
    })

    test('are scanned daily and before changes land', () => {
      const workflow = read('.github/workflows/advisories.yml')
      expect(workflow).toContain('node tools/checks/images.mjs --json')
      expect(workflow).toMatch(/schedule:\n(.*\n)?\s+- cron: '\d+ \d+ \* \* \*'/)
      expect(workflow).toContain('fromJSON(')
    })
  })
})

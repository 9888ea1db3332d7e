import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as ts from 'typescript'

const root = join(__dirname, '..', '..')
const document = readFileSync(join(root, 'docs', 'ADDING-AN-ENDPOINT.md'), 'utf8')

/** TypeScript blocks by the file that their first line names. */
const blocks = new Map(
  [...document.matchAll(/^```ts\n(?:\/\/ (\S+)\n)?([^]*?)^```$/gm)].map(([, file = '', text = '']) => [file, text]),
)

let folder: string

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-')))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Source files outside the folder, which both checks read. */
const parsed = new Map<string, ts.SourceFile | undefined>()

function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    getSourceFile(path, ...rest) {
      if (path.startsWith(folder)) return host.getSourceFile(path, ...rest)
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, ...rest))
      return parsed.get(path)
    },
  }
}

/** The errors of the blocks, with the repository's own files beside them. */
function typeErrors(texts: ReadonlyMap<string, string>): string[] {
  const files = [...texts].map(([file, text]) => {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  })
  const base: unknown = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)).config
  const { options: common } = ts.parseJsonConfigFileContent({ ...(base as object), files: [] }, ts.sys, root)
  const options: ts.CompilerOptions = {
    ...common,
    ...{ composite: false, emitDeclarationOnly: false, noEmit: true, noUnusedLocals: true, noUnusedParameters: true },
    types: ['node', 'jest'],
    typeRoots: [join(root, 'node_modules', '@types')],
    rootDirs: [folder, root],
    // The sources, so that no build is needed.
    paths: {
      '@ecommerce/contracts/*': [join(root, 'packages/contracts/src/*')],
      '@ecommerce/shared/*': [join(root, 'packages/shared/src/*')],
      '@ecommerce/testkit/*': [join(root, 'packages/testkit/src/*')],
      '@ecommerce/product': [join(root, 'services/product/src/index')],
    },
  }
  const program = ts.createProgram(files, options, cachingHost(options))
  return files.flatMap((path) => {
    const source = program.getSourceFile(path)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
  })
}

describe('docs/ADDING-AN-ENDPOINT.md', () => {
  it('has at most 150 lines and a file per block', () => {
    expect(document.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
    expect([...blocks.keys()]).toEqual([
      'services/order/src/store/wishlist.ts',
      'services/order/src/commands/wishlist/add-to-wishlist.ts',
      'services/order/src/routes/wishlist/requests.ts',
      'services/order/src/routes/wishlist/responses.ts',
      'services/order/src/routes/wishlist/routes.ts',
      'services/order/test/wishlist.test.ts',
    ])
  })

  it('compiles against the packages and the order service', () => {
    expect(typeErrors(blocks)).toEqual([])
  })

  it('fails for code that does not compile', () => {
    const changes = [
      ['src/store/wishlist.ts', '.execute(tx)', '.execute()', 'Expected 1 arguments, but got 0.'],
      [
        'src/commands/wishlist/add-to-wishlist.ts',
        'ctx.products',
        'ctx.stock',
        "Property 'stock' does not exist on type 'Needs'.",
      ],
      ['src/routes/wishlist/responses.ts', 'addedAt.to', 'createdAt.to', "Cannot find name 'createdAt'."],
      ['src/routes/wishlist/routes.ts', 'summary:', 'title:', "'title' does not exist"],
      ['test/wishlist.test.ts', 'shop.variant(', 'shop.user(', "Property 'user' does not exist"],
    ] as const
    const broken = new Map(blocks)
    for (const [name, from, to] of changes) {
      const file = `services/order/${name}`
      broken.set(file, blocks.get(file)!.replace(from, to))
    }
    const errors = typeErrors(broken)
    for (const [name, , , message] of changes)
      expect(errors).toContainEqual(expect.stringMatching(new RegExp(`^services/order/${name}: .*${message}`)))
  })
})

import { type Rule, RuleTester } from 'eslint'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'

const root = join(__dirname, '..', '..')

// eslint-disable-next-line @typescript-eslint/no-require-imports -- ESLint loads the plugin the same way.
const { rules } = require('../../tools/plain-language.cjs') as { rules: Record<string, Rule.RuleModule> }

const document = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8')) as OpenApiDocument
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { summary }]) => ({
    name: `${method.toUpperCase()} ${path}`,
    summary: String(summary),
  })),
)

/** Verbs of API summaries. */
const verbs = new Set(
  `Accept Add Adjust Apply Approve Archive Cancel Capture Change Check Clear Close Commit Complete Confirm Create Delete Disable Download Empty Enable End Erase
  Estimate Exchange Export Find Finish Get Import List Look Mark Merge Move Open Order Place Preview Publish Quote Read Receive Refresh
  Refund Register Release Remove Rename Replace Replay Request Resend Reserve Reset Restock Resubscribe Retry Return Revoke Search Send
  Set Show Sign Start Stream Subscribe Transfer Transition Unsubscribe Update Upload Verify View Withdraw`.split(/\s+/),
)

describe('Plain language', () => {
  new RuleTester().run('comments', rules.comments!, {
    valid: [
      '/** Locks the cart at a version. */ const a = 1',
      '// Returns the total\n// of one order',
      'const text = "What is no comment"',
    ],
    invalid: [
      { code: '// What is sold.\nconst a = 1', errors: 1 },
      { code: '/** How it is read. */\nconst a = 1', errors: 1 },
      { code: '/**\n * One of them.\n */\nconst a = 1', errors: 1 },
      { code: '// Runs a chore.', errors: 1 },
      { code: '// First line,\n// then somebody.', errors: 1 },
    ],
  })

  new RuleTester().run('one-describe', rules['one-describe']!, {
    valid: ["describe('Carts', () => { test('add lines', () => {}) })", "describe.each([1])('Carts %s', () => {})"],
    invalid: [
      { code: "test('adds', () => {})", errors: 2 },
      { code: "describe('A', () => {}); describe('B', () => {})", errors: 1 },
      { code: "describe('A', () => {}); test.each([1])('adds', () => {})", errors: 1 },
    ],
  })

  new RuleTester().run('titles', rules.titles!, {
    valid: ["test('adds a line', () => {})", "test.each([1])('of %i units are rejected', () => {})", 'test(name, run)'],
    invalid: [
      { code: "test('what is sold is gone', () => {})", errors: 1 },
      { code: "describe('The front door', () => {})", errors: 1 },
      { code: 'test.each([1])(`whoever asks %i`, () => {})', errors: 2 },
    ],
  })

  test.each(operations)('$name has a summary that starts with a verb: $summary', ({ summary }) => {
    expect(verbs).toContain(summary.split(/[\s,]/)[0])
    expect(summary).not.toMatch(/[.?!]$/)
  })
})

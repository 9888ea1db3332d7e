import { type Advisory, advisoriesIn, daysIn, overdue } from '@ecommerce/tools/advisories'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Shortened output of `npm audit --json`: a direct and a transitive advisory. */
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    axios: {
      name: 'axios',
      severity: 'high',
      via: [
        {
          ...{ source: 1, name: 'axios', dependency: 'axios', title: 'axios sends a header too many', range: '<1.0.0' },
          ...{ severity: 'high', url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc' },
        },
        'follow-redirects',
      ],
    },
    parent: {
      name: 'parent',
      severity: 'high',
      via: [
        'axios',
        {
          ...{ source: 1, name: 'axios', dependency: 'axios', title: 'axios sends a header too many', range: '<1.0.0' },
          ...{ severity: 'high', url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc' },
        },
      ],
    },
  },
})

const now = new Date('2026-11-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const days = new Map([
  ['critical', 2],
  ['high', 7],
])
const advisory = (severity: string, publishedAt?: Date): Advisory => ({
  ...{ package: 'axios', severity, title: 'A fault', url: `https://example.com/${severity}` },
  ...(publishedAt && { publishedAt }),
})

describe('Advisories of dependencies', () => {
  test('are read from npm’s report once each', () => {
    expect(advisoriesIn(report)).toEqual([
      {
        ...{ package: 'axios', severity: 'high', title: 'axios sends a header too many' },
        url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
      },
    ])
    expect(advisoriesIn('{"vulnerabilities":{}}')).toEqual([])
  })

  test('cause an error without a report', () => {
    expect(() => advisoriesIn('{"error":{"summary":"registry is down"}}')).toThrow('registry is down')
    expect(() => advisoriesIn('')).toThrow(SyntaxError)
  })

  test.each([
    ['critical', 1.9, false],
    ['critical', 2.1, true],
    ['high', 6.9, false],
    ['high', 7.1, true],
    ['low', 300, false],
  ])('are overdue by severity: %s, %d days', (severity, age, isLate) => {
    expect(overdue([advisory(severity, daysAgo(age))], days, now)).toHaveLength(isLate ? 1 : 0)
  })

  test('are overdue without a date', () => {
    expect(overdue([advisory('critical')], days, now)).toHaveLength(1)
  })

  test('have the deadlines of SECURITY.md', () => {
    const said = daysIn(readFileSync(join(__dirname, '..', '..', 'SECURITY.md'), 'utf8'))
    expect([said.get('critical'), said.get('high'), said.get('moderate')]).toEqual([2, 7, 30])
    expect(() => daysIn('nothing')).toThrow('SECURITY.md')
  })
})

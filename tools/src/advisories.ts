/** Advisory of a package; `publishedAt` is undefined when unknown. */
export type Advisory = { package: string; severity: string; title: string; url: string; publishedAt?: Date }

/** For how many days an advisory of a severity may stay open. */
export type DaysBySeverity = ReadonlyMap<string, number>

type Audit = { vulnerabilities?: Record<string, { via?: (string | Via)[] }>; error?: { summary?: string } }
type Via = { name: string; severity: string; title: string; url: string }

/** The advisories in the answer of `npm audit --json`, each once. An answer that is none is an error, not an empty list. */
export function advisoriesIn(answer: string): Advisory[] {
  const audit = JSON.parse(answer) as Audit
  if (!audit.vulnerabilities)
    throw new Error(`npm audit gave no report: ${audit.error?.summary ?? answer.slice(0, 200)}`)
  const all = Object.values(audit.vulnerabilities).flatMap(({ via = [] }) =>
    via.filter((each) => typeof each !== 'string'),
  )
  const byUrl = new Map(all.map(({ name, severity, title, url }) => [url, { package: name, severity, title, url }]))
  return [...byUrl.values()]
}

/** The days that a table of SECURITY.md allows: `| critical | 2 days |`. */
export function daysIn(text: string): DaysBySeverity {
  const days = new Map(
    [...text.matchAll(/^\| *(\w+) *\| *(\d+) days/gm)].map(([, name = '', count]) => [name, Number(count)]),
  )
  if (!days.has('critical') || !days.has('high'))
    throw new Error('SECURITY.md does not say within how many days a critical and a high advisory is acted on')
  return days
}

/** Advisories open for longer than allowed, including those without a date. */
export const overdue = (advisories: readonly Advisory[], days: DaysBySeverity, now: Date): Advisory[] =>
  advisories.filter(({ severity, publishedAt }) => {
    const allowed = days.get(severity)
    if (allowed === undefined) return false
    return publishedAt === undefined || now.getTime() - publishedAt.getTime() > allowed * 86_400_000
  })

/** Advisory of a package; `publishedAt` is undefined when unknown. */
export type Advisory = { package: string; severity: string; title: string; url: string; publishedAt?: Date }

/** Maximum age in days of an advisory, by severity. */
export type DaysBySeverity = ReadonlyMap<string, number>

type Audit = { vulnerabilities?: Record<string, { via?: (string | Via)[] }>; error?: { summary?: string } }
type Via = { name: string; severity: string; title: string; url: string }

/** Advisories of `npm audit --json`, each once; throws for other output. */
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

/** Days in SECURITY.md's table: `| critical | 2 days |`. */
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

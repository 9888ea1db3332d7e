import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { advisoriesIn, daysIn, overdue } from '../dist/advisories.js'

/**
 * Fails when an advisory is open longer than SECURITY.md allows. Dates come from GitHub; GITHUB_TOKEN raises its rate
 * limit.
 */
const days = daysIn(readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8'))
const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 })
const advisories = await Promise.all(
  advisoriesIn(stdout).map(async (advisory) => ({ ...advisory, publishedAt: await publishedAt(advisory.url) })),
)
const late = overdue(advisories, days, new Date())
for (const { package: name, severity, title, url } of advisories)
  console.log(`${late.some((each) => each.url === url) ? 'LATE' : 'open'} ${severity} ${name}: ${title} ${url}`)
console.log(`${advisories.length} advisories, ${late.length} open for longer than SECURITY.md says`)
process.exitCode = late.length === 0 ? 0 : 1

async function publishedAt(url) {
  const id = /GHSA(-[a-z0-9]{4}){3}/.exec(url)?.[0]
  if (!id) return undefined
  const token = process.env.GITHUB_TOKEN
  const answer = await fetch(`https://api.github.com/advisories/${id}`, {
    headers: { Accept: 'application/vnd.github+json', ...(token && { Authorization: `Bearer ${token}` }) },
  })
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} about ${id}`)
  const { published_at: date } = await answer.json()
  return date ? new Date(date) : undefined
}

import { availableParallelism } from 'node:os'
import { inMs, percentile } from '../percentile'
import type { StormReport } from './storm'

/** How long each read took in milliseconds, in quiet and in the storm that came after it, and how busy the machine was in quiet. */
export type Round = { quiet: number[]; quietBusy: number; stormy: number[]; storm: StormReport }

const goal = 5

/** What the rounds have shown, for people to read. */
export function reportOf(rounds: Round[], { perSecond, atOnce }: { perSecond: number; atOnce: number }): string {
  const quiet = rounds.flatMap((round) => round.quiet)
  const stormy = rounds.flatMap((round) => round.stormy)
  const ratios = rounds.map((round) => ratioOf(round.quiet, round.stormy))
  const busy = rounds.map(({ quietBusy }) => `${(100 * quietBusy).toFixed(0)} %`)
  return [
    '',
    row(`GET /api/users/profile, ${perSecond} a second`, ['p50', 'p99', 'max']),
    row('  in quiet', timesOf(quiet)),
    row('  in the storm', timesOf(stormy)),
    '',
    `The p99 in the storm is ${ratioOf(quiet, stormy)} times that in quiet (rounds: ${ratios.join(', ')}); the goal is ${goal} at most.`,
    ...stormLines(rounds, atOnce),
    `All on one machine with ${availableParallelism()} cores: the service, its database, the storm and the reader share them.`,
    `It was busy to ${busy.join(', ')} in quiet: much more than 20 % means that others worked on it and the figures are theirs too.`,
    '',
  ].join('\n')
}

function stormLines(rounds: Round[], atOnce: number): string[] {
  const sum = (pick: (storm: StormReport) => number) => rounds.reduce((total, { storm }) => total + pick(storm), 0)
  const seconds = sum((storm) => storm.seconds)
  const usual = ['200', '401', '429', '503']
  const statuses = new Set([...usual, ...rounds.flatMap(({ storm }) => Object.keys(storm.answers))])
  const counts = [...statuses].map((status) => `${sum(({ answers }) => answers[status] ?? 0)} got ${status}`)
  const compared = sum(({ answers }) => (answers['200'] ?? 0) + (answers['401'] ?? 0))
  const share = (100 * sum((storm) => storm.cpuSeconds)) / seconds
  return [
    `Sign-ins, ${atOnce} at a time: ${counts.join(', ')}; ${(compared / seconds).toFixed(1)} passwords compared a second.`,
    `Making the storm took ${share.toFixed(0)} % of a core.`,
  ]
}

const timesOf = (values: number[]) => [0.5, 0.99, 1].map((share) => inMs(percentile(values, share)))

const ratioOf = (quiet: number[], stormy: number[]) => (percentile(stormy, 0.99) / percentile(quiet, 0.99)).toFixed(1)

const row = (name: string, cells: string[]) => name.padEnd(42) + cells.map((cell) => cell.padStart(10)).join('')

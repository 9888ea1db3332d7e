import { importBenchmark } from './bench/import'
import { catalogue } from './bench/catalogue'
import { checkout } from './bench/checkout'
import { compare } from './bench/compare'
import { mail } from './bench/mail'
import { observability } from './bench/observability'
import { orders } from './bench/orders'
import { overview } from './bench/overview'
import { signInStorm } from './bench/sign-in-storm'
import { soak } from './bench/soak'
import { Failure } from './failure'
import type { Out } from './launcher/out'

/** Measures something and prints what it saw; starts what it needs and leaves nothing behind. Judging is the reader's part. */
export type Benchmark = (options: { args: string[]; out: Out; signal: AbortSignal }) => Promise<void>

const benchmarks: Record<string, Benchmark> = {
  catalogue,
  checkout,
  compare,
  import: importBenchmark,
  mail,
  observability,
  orders,
  'sign-in-storm': signInStorm,
  soak,
}

/** `npm run bench` for the whole platform, `npm run bench -- NAME` for a question of its own. */
export const bench: Benchmark = async ({ args, out, signal }) => {
  const [name = '', ...rest] = args
  if (name === '' || name.startsWith('--')) return overview({ args, out, signal })
  const benchmark = benchmarks[name]
  if (!benchmark) throw new Failure(`Which one? npm run bench -- ${Object.keys(benchmarks).join(' | ')}`)
  await benchmark({ args: rest, out, signal })
}

import { importBenchmark } from './bench/import'
import { catalogue } from './bench/catalogue'
import { checkout } from './bench/checkout'
import { mail } from './bench/mail'
import { observability } from './bench/observability'
import { orders } from './bench/orders'
import { signInStorm } from './bench/sign-in-storm'
import { Failure } from './failure'
import type { Out } from './launcher/out'

/** Measures something and prints what it saw; starts what it needs and leaves nothing behind. Judging is the reader's part. */
export type Benchmark = (options: { args: string[]; out: Out; signal: AbortSignal }) => Promise<void>

const benchmarks: Record<string, Benchmark> = {
  catalogue,
  checkout,
  import: importBenchmark,
  mail,
  observability,
  orders,
  'sign-in-storm': signInStorm,
}

/** `npm run bench -- NAME`. */
export const bench: Benchmark = async ({ args: [name = '', ...args], out, signal }) => {
  const benchmark = benchmarks[name]
  if (!benchmark) throw new Failure(`Which one? npm run bench -- ${Object.keys(benchmarks).join(' | ')}`)
  await benchmark({ args, out, signal })
}

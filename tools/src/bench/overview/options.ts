import type { Out } from '../../launcher/out'

/** How often each has its turn, and how long that is. */
export type Options = { rounds: number; seconds: number; out: Out; signal: AbortSignal }

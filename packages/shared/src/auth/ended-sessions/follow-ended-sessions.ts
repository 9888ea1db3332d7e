import type { QueryExecutorProvider } from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'
import { unavailable } from '../../errors'
import { errorFields, type Log } from '../../observability/log'
import {
  createEndedSessionsMemory,
  type EndedSessionsMemory,
  type EndedTokens,
  type SessionsEnded,
  toEndedTokens,
} from './ended-sessions'
import { insertEndedTokens, listEndedTokens } from './ended-sessions-table'

export type EndedSessions = Pick<EndedSessionsMemory, 'rejects' | 'onChange' | 'size'> & {
  /** Resolves when loaded, rejects with 503 while unreadable; undefined once loaded. */
  whenLoaded(): Promise<void> | undefined
  /** Rejects their access tokens from now on and stores them with the transaction. */
  receive(tx: QueryExecutorProvider, ended: SessionsEnded): Promise<void>
  close(): void
}

type Needs = {
  db: QueryExecutorProvider
  log: Log
  /** Fetches recently ended sessions once, at the start, as their event may still be queued. */
  askIssuer?: (() => Promise<EndedTokens>) | undefined
  /** Publishes to other replicas, which otherwise read within a second; undefined without Redis. */
  broadcast?: ((ended: EndedTokens) => void) | undefined
}

const everyMs = 1_000
const patienceMs = 2_000
const issuerPatienceMs = 1_000

/** Keeps ended sessions in memory and reads those of other replicas every second. */
export function followEndedSessions({ db, log, askIssuer, broadcast }: Needs): EndedSessions & {
  /** Adds what another replica has received. */
  add(ended: EndedTokens): void
} {
  const memory = createEndedSessionsMemory()
  let [isLoaded, isFailing, isClosed] = [false, false, false]
  let newest: Date | null = null
  let timer: NodeJS.Timeout | undefined
  let setLoaded: () => void = () => undefined
  const loaded = new Promise<void>((resolve) => {
    setLoaded = resolve
  })

  async function look(): Promise<void> {
    try {
      const { newest: last, ...ended } = await listEndedTokens(db, newest)
      newest = last
      memory.add(ended)
      isLoaded = true
      isFailing = false
      setLoaded()
    } catch (error) {
      if (!isClosed && !isFailing) log.warn(errorFields(error), 'ended sessions unreadable')
      isFailing = true
    }
  }

  function scheduleRead(): void {
    if (!isClosed && (broadcast || !isLoaded))
      timer = setTimeout(() => void look().finally(scheduleRead), everyMs).unref()
  }

  async function start(): Promise<void> {
    // Lets a program that only prints the API document close before any connection.
    await Promise.resolve()
    if (askIssuer && !isClosed)
      await Promise.race([fetchEnded(askIssuer), delay(issuerPatienceMs, undefined, { ref: false })])
    if (!isClosed) await look()
  }
  void start().finally(scheduleRead)

  /** Pending reads finish once the issuer is reachable, so a second one is not started. */
  async function fetchEnded(issuer: () => Promise<EndedTokens>): Promise<void> {
    try {
      memory.add(await issuer())
    } catch (error) {
      log.debug(errorFields(error), 'ended sessions of the issuer unreadable')
    }
  }

  return {
    ...memory,
    whenLoaded() {
      if (isLoaded) return undefined
      if (isFailing) throw notKnown()
      return Promise.race([loaded, notKnownAfter(patienceMs)])
    },
    async receive(tx, sessionsEnded) {
      const ended = toEndedTokens(sessionsEnded)
      memory.add(ended)
      broadcast?.(ended)
      await insertEndedTokens(tx, ended)
    },
    add: (ended) => memory.add(ended),
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

const notKnown = () => unavailable('Access tokens cannot be checked right now. Please try again.')

async function notKnownAfter(ms: number): Promise<never> {
  await delay(ms, undefined, { ref: false })
  throw notKnown()
}

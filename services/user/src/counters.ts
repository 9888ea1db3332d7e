import { createOutcomeCounter } from '@ecommerce/shared/observability/outcome-counter'
import type { Log } from '@ecommerce/shared/observability/log'
import type { Metrics } from '@ecommerce/shared/observability/metrics'
import type { Passwords } from './passwords/passwords'

export type Counters = ReturnType<typeof createCounters>

/** What the business wants to know of accounts, counted once a change is kept. docs/METRICS.md lists it. */
export const createCounters = ({ metrics, log }: { metrics: Metrics; log: Log }) => ({
  registrations: createOutcomeCounter(
    { metrics, log },
    { says: 'registration', name: 'registrations_total', help: 'Accounts that people have made', labelNames: [] },
  ),
  signIns: createOutcomeCounter(
    { metrics, log },
    {
      says: 'sign-in',
      name: 'sign_ins_total',
      help: 'Sign-ins by outcome: ok, failed (a wrong password or code, or nobody), locked (too many of those)',
      labelNames: ['outcome'],
      from: [{ outcome: 'ok' }, { outcome: 'failed' }, { outcome: 'locked' }],
    },
  ),
})

/** How busy the one thing is that costs a user service its time. */
export function observePasswords({ metrics }: { metrics: Metrics }, passwords: Pick<Passwords, 'load'>): void {
  metrics.gauge(
    { name: 'password_hashes', help: 'Passwords being hashed, by state: running, waiting', labelNames: ['state'] },
    () => Object.entries(passwords.load()).map(([state, value]) => ({ labels: { state }, value })),
  )
}

import { createOutcomeCounter } from '@ecommerce/shared/observability/outcome-counter'
import type { Log } from '@ecommerce/shared/observability/log'
import type { Metrics } from '@ecommerce/shared/observability/metrics'
import type { Passwords } from './passwords/passwords'

export type Counters = ReturnType<typeof createCounters>

/** Business metrics of accounts, counted after the commit; docs/METRICS.md lists them. */
export const createCounters = ({ metrics, log }: { metrics: Metrics; log: Log }) => ({
  registrations: createOutcomeCounter(
    { metrics, log },
    { message: 'registration', name: 'registrations_total', help: 'Registrations', labelNames: [] },
  ),
  signIns: createOutcomeCounter(
    { metrics, log },
    {
      message: 'sign-in',
      name: 'sign_ins_total',
      help: 'Sign-ins by outcome: ok, failed (wrong password or code, unknown user), locked',
      labelNames: ['outcome'],
      from: [{ outcome: 'ok' }, { outcome: 'failed' }, { outcome: 'locked' }],
    },
  ),
})

/** Gauges of password hashing, the service's most expensive work. */
export function observePasswords({ metrics }: { metrics: Metrics }, passwords: Pick<Passwords, 'load'>): void {
  metrics.gauge(
    { name: 'password_hashes', help: 'Passwords being hashed, by state: running, waiting', labelNames: ['state'] },
    () => Object.entries(passwords.load()).map(([state, value]) => ({ labels: { state }, value })),
  )
}

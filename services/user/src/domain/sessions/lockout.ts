/** Failures within this time lock for as long. */
export const lockout = { failures: 10, minutes: 15 } as const

/** Failures that count at `at`, and the subject's last lock. */
export type FailureCount = { failures: number; lockedUntil: Date | null; notifiedAt: Date | null; at: Date }

/** `notifiesOwner` at most daily, so that failures cannot flood the owner. */
export type Lock = { lockedUntil: Date; notifiedAt: Date | null; notifiesOwner: boolean }

export const isLocked = (count: FailureCount): count is FailureCount & { lockedUntil: Date } =>
  count.lockedUntil !== null && count.lockedUntil > count.at

/** Lock caused by the newest failure; undefined for none or an existing one. */
export function lockAfter(count: FailureCount): Lock | undefined {
  if (isLocked(count) || count.failures < lockout.failures) return undefined
  const { at, notifiedAt } = count
  const notifiesOwner = notifiedAt === null || notifiedAt.getTime() < at.getTime() - dayMs
  return {
    lockedUntil: new Date(at.getTime() + lockout.minutes * 60_000),
    notifiedAt: notifiesOwner ? at : notifiedAt,
    notifiesOwner,
  }
}

const dayMs = 86_400_000

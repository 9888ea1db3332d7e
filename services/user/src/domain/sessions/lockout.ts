/** So many failures within this time lock for this time. */
export const lockout = { failures: 10, minutes: 15 } as const

/** Failures that count at the instant `at`, and the last lock of what they are counted for. */
export type FailureCount = { failures: number; lockedUntil: Date | null; notifiedAt: Date | null; at: Date }

/** `notifiesOwner` at most once a day, or failing on purpose would send the owner mails all day long. */
export type Lock = { lockedUntil: Date; notifiedAt: Date | null; notifiesOwner: boolean }

export const isLocked = (count: FailureCount): count is FailureCount & { lockedUntil: Date } =>
  count.lockedUntil !== null && count.lockedUntil > count.at

/** Lock that the newest failure brings about; undefined where it brings about none, or there is one already. */
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

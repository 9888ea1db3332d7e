/** So many failures within this time lock for this time. */
export const lockout = { failures: 10, minutes: 15 } as const

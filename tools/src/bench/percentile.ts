/** The value that this share of all values does not exceed, by the nearest rank: 0.99 of 200 is the 198th. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const inMs = (value: number): string => `${value.toFixed(1)} ms`

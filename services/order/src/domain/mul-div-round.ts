/**
 * `amount * part / whole`, half a minor unit rounded up: the shop's one rounding rule. For amounts of zero and more; exact at any
 * size, since products of amounts pass 2^53.
 */
export function mulDivRound(amount: number, { part, whole }: { part: number; whole: number }): number {
  const divisor = 2n * BigInt(whole)
  return Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / divisor)
}

/**
 * Spreads an amount over weights to the last minor unit: each gets its share rounded down, and what is left goes one by one to the
 * largest remainders, the first of equals first. The shares add up to the amount, and none is larger than its weight while the amount
 * is not larger than their sum.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  if (whole === 0n) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const shares = exact.map((share) => Number(share / whole))
  const left = amount - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % whole }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, left)) shares[index]! += 1
  return shares
}

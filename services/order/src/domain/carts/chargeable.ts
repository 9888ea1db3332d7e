import { mulDivRound } from '../mul-div-round'

/** Smallest chargeable step in minor units, if above 1: https://docs.stripe.com/currencies#three-decimal */
const steps = new Map([...['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((currency) => [currency, 10] as const), ['MGA', 100]])

/** The smallest amount of a currency that can be charged, in minor units. */
export const chargeableStep = (currency: string): number => steps.get(currency) ?? 1

/** The nearest amount that can be charged, half a step rounded up. */
export function roundToStep(amount: number, currency: string): number {
  const step = chargeableStep(currency)
  return step === 1 ? amount : mulDivRound(amount, { part: 1, whole: step }) * step
}

/** Rounds a total, but never to nothing. */
export const roundTotal = (amount: number, currency: string): number =>
  amount === 0 ? 0 : Math.max(roundToStep(amount, currency), chargeableStep(currency))

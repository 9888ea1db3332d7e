import { randomBytes } from 'node:crypto'

/** Error response in the form of Stripe's API. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; code?: string; message: string } & Record<string, unknown>,
  ) {
    super(error.message)
  }
}

export function readAmount(params: URLSearchParams): number {
  const amount = Number(params.get('amount'))
  return Number.isInteger(amount) && amount > 0
    ? amount
    : reject('Invalid integer: amount', 'parameter_invalid_integer')
}

/** Sums as Stripe writes them: `0.50`. */
export function writeAmount(amount: number, currency: string): string {
  const decimals = zeroDecimals.has(currency) ? 0 : threeDecimals.has(currency) ? 3 : 2
  return (amount / 10 ** decimals).toLocaleString('en-US', { minimumFractionDigits: decimals })
}

const zeroDecimals = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))

/** The least that can be charged, about 0.50 USD, in Stripe's units: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
export const publishedMinimums: Readonly<Record<string, number>> = {
  ...{ usd: 50, eur: 50, gbp: 30, jpy: 50, chf: 50, sek: 300, nok: 300, dkk: 250, pln: 200, huf: 17_500, czk: 1_500 },
  ...{ bhd: 200, jod: 400, kwd: 150, omr: 200, tnd: 1_600 },
}

/** Currencies of three decimals, of which the last has to be 0. */
const threeDecimals = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])

export function rejectUncountable(amount: number, currency: string): void {
  if (!threeDecimals.has(currency) || amount % 10 === 0) return
  reject(`Invalid integer: ${amount}: amounts in ${currency} must be a multiple of 10.`, 'parameter_invalid_integer')
}

export function readCurrency(params: URLSearchParams): string {
  const currency = params.get('currency') ?? ''
  return /^[a-z]{3}$/.test(currency) ? currency : reject(`Invalid currency: ${currency}`)
}

export const readMetadata = (params: URLSearchParams) =>
  Object.fromEntries(
    [...params].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
      return key === undefined ? [] : [[key, value]]
    }),
  )

/** Throws 404 `resource_missing`. */
export const throwMissing = (object: string, id: string): never => {
  throw new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${object}: '${id}'`,
  })
}

/** Throws 400 `invalid_request_error`. */
export const reject = (message: string, code?: string, more: Record<string, unknown> = {}): never => {
  throw new StripeError(400, { type: 'invalid_request_error', ...(code && { code }), message, ...more })
}

export const now = () => Math.floor(Date.now() / 1_000)

export const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`

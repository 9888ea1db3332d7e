import type { Money } from '@ecommerce/contracts/money'

export const moneyIn =
  (currency: string) =>
  (amount: number): Money => ({ amount, currency })

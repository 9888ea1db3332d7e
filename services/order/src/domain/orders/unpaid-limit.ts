/** Networks hold the orders of many buyers: ten times what one may hold. */
export const buyersPerNetwork = 10

export type UnpaidScope = 'buyer' | 'network'

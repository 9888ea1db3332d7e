/** Networks serve many buyers: ten times one buyer's limit. */
export const buyersPerNetwork = 10

export type UnpaidScope = 'buyer' | 'network'

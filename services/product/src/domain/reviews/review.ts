export type StoredReview = {
  id: string
  productId: string
  rating: number
  title: string | null
  body: string
  verifiedPurchase: boolean
  createdAt: Date
}

/** Average rating with one decimal; undefined without reviews. */
export const ratingOf = ({ ratingSum, ratingCount }: { ratingSum: number; ratingCount: number }) =>
  ratingCount === 0 ? undefined : { average: Math.round((10 * ratingSum) / ratingCount) / 10, count: ratingCount }

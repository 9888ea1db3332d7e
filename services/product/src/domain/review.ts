export type StoredReview = {
  id: string
  productId: string
  rating: number
  title: string | null
  body: string
  verifiedPurchase: boolean
  createdAt: Date
}

/** A review as the API shows it, to its writer too: names are the user service's, and an id of a person is nobody's business. */
export const toReviewView = ({ title, createdAt, ...review }: StoredReview) => ({
  ...review,
  ...(title !== null && { title }),
  createdAt: createdAt.toISOString(),
})

/** What all reviews come to, with one decimal; undefined where there are none. */
export const ratingOf = ({ ratingSum, ratingCount }: { ratingSum: number; ratingCount: number }) =>
  ratingCount === 0 ? undefined : { average: Math.round((10 * ratingSum) / ratingCount) / 10, count: ratingCount }

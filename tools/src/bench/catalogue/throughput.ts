import { exchange, requestText } from '../exchange'

/** How many answers a second come to 32 who ask again and again. */
export function answersPerSecond(url: string, seconds: number): Promise<number> {
  const request = requestText('GET', url)
  const endAt = performance.now() + seconds * 1_000
  return exchange({ url, status: 200, next: () => (performance.now() < endAt ? request : undefined) })
}

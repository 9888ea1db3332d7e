import DataLoader from 'dataloader'

/** Ends of work within so many milliseconds are written together. */
const withinMs = 5

/** Returns a function that writes the end of one piece of work; `write` gets several. */
export function createEnds<End>(write: (ends: readonly End[]) => Promise<void>): (end: End) => Promise<void> {
  const loader = new DataLoader<End, undefined>(
    async (ends) => {
      await write(ends)
      return ends.map(() => undefined)
    },
    { cache: false, batchScheduleFn: (start) => setTimeout(start, withinMs) },
  )
  return (end) => loader.load(end)
}

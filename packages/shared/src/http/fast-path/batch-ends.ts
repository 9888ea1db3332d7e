import type { Express, Response } from 'express'

type End = (this: Response, ...args: unknown[]) => Response

/**
 * Ends whole responses at the end of a tick of the event loop, one right after the other: those of `app` whose length is known, and
 * those that the returned function is given, whose head has been written.
 */
export function batchEnds(app: Express): (end: () => void) => void {
  const { response } = app as { response: { end: End } }
  const { end } = response
  let batch: (() => void)[] = []
  const endInBatch = (endOne: () => void) => {
    if (batch.push(endOne) > 1) return
    setImmediate(() => {
      const ends = batch
      batch = []
      for (const endOne of ends) endOne()
    })
  }
  response.end = function (...args) {
    if (this.headersSent || !this.hasHeader('Content-Length')) return end.apply(this, args)
    this.writeHead(this.statusCode)
    endInBatch(() => end.apply(this, args))
    return this
  }
  return endInBatch
}

/** Collects what is added in one tick of the event loop and handles it at its end, when the tick has read what there was to read. */
export function batchPerTick<T>(handle: (item: T) => void): (item: T) => void {
  let batch: T[] = []
  return (item) => {
    if (batch.push(item) > 1) return
    setImmediate(() => {
      const items = batch
      batch = []
      for (const each of items) handle(each)
    })
  }
}

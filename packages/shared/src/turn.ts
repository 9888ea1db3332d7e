/**
 * Gathers what comes in one turn of the event loop, and hands it all over when that turn has read what there was to read. To do the
 * same thing for many in a row costs less than to do it for each as it comes, above all where it wakes somebody up.
 */
export function gatherTurn<T>(handOver: (all: T[]) => void): { add(one: T): void; flush(): void } {
  let all: T[] = []
  const flush = () => {
    const gathered = all
    all = []
    if (gathered.length > 0) handOver(gathered)
  }
  return {
    add(one) {
      if (all.push(one) === 1) setImmediate(flush)
    },
    flush,
  }
}

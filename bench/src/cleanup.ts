/** Registers a step for the end, which undoes what was just started. */
export type Defer = (step: () => unknown) => void

/** Runs `work`, and then the steps that it deferred, the last one first, also when the work or another step fails. */
export async function withCleanup<T>(work: (defer: Defer) => Promise<T>): Promise<T> {
  const steps: (() => unknown)[] = []
  const undo = async (): Promise<void> => {
    const step = steps.pop()
    if (!step) return
    try {
      await step()
    } finally {
      await undo()
    }
  }
  try {
    return await work((step) => steps.push(step))
  } finally {
    await undo()
  }
}

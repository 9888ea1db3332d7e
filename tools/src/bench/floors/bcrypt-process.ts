import bcrypt from 'bcrypt'

export type Work = { password: string; cost: number; atOnce: number; seconds: number }

/** Compares a password with its hash, so many at once, and says how many a second that came to. */
process.on('message', (work) => {
  compareFor(work as Work).then(
    (perSecond) => process.send?.(perSecond),
    (error: unknown) => {
      throw error
    },
  )
})
process.once('disconnect', () => process.exit())

async function compareFor({ password, cost, atOnce, seconds }: Work): Promise<number> {
  const hash = await bcrypt.hash(password, cost)
  const startedAt = performance.now()
  let compared = 0
  const keepOn = async () => {
    while (performance.now() - startedAt < seconds * 1_000) {
      await bcrypt.compare(password, hash)
      compared++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, keepOn))
  return (compared * 1_000) / (performance.now() - startedAt)
}

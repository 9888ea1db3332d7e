/** Preloaded into programs that don't know us: they end with the launcher, even when it was killed. */
process.on('disconnect', () => process.exit())

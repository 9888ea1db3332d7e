/** Preloaded into other programs, so that they end with a killed launcher. */
process.on('disconnect', () => process.exit())

import { cpus } from 'node:os'

/** Starts to watch; the function gives which share of the machine all its processes took since. */
export function watchMachine(): () => number {
  const before = times()
  return () => {
    const after = times()
    return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all)
  }
}

function times(): { idle: number; all: number } {
  const cores = cpus().map(({ times: { user, nice, sys, irq, idle } }) => ({
    idle,
    all: user + nice + sys + irq + idle,
  }))
  return cores.reduce((sum, core) => ({ idle: sum.idle + core.idle, all: sum.all + core.all }), { idle: 0, all: 0 })
}

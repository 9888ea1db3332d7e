import { Failure } from '@ecommerce/toolkit/failure'
import { stateOfPort } from '@ecommerce/toolkit/free-port'
import { setTimeout as sleep } from 'node:timers/promises'

type Port = { variable: string; port: number }

/** Throws for all ports in use, after waiting for those of a killed start. */
export async function checkPorts(
  ports: Port[],
  { patienceMs, signal }: { patienceMs: number; signal: AbortSignal },
): Promise<void> {
  const end = Date.now() + patienceMs
  for (;;) {
    const errors = (await Promise.all(ports.map(portError))).filter((fault) => fault !== undefined)
    if (errors.length === 0) return
    if (Date.now() >= end) throw new Failure(errors.join('\n'))
    await sleep(100, undefined, { signal })
  }
}

async function portError({ variable, port }: Port): Promise<string | undefined> {
  const state = await stateOfPort(port)
  return state === 'free' ? undefined : `Port ${port} is ${state}: set ${variable} to another one.`
}

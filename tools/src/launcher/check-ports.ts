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
    const faults = (await Promise.all(ports.map(faultOf))).filter((fault) => fault !== undefined)
    if (faults.length === 0) return
    if (Date.now() >= end) throw new Failure(faults.join('\n'))
    await sleep(100, undefined, { signal })
  }
}

async function faultOf({ variable, port }: Port): Promise<string | undefined> {
  const state = await stateOfPort(port)
  return state === 'free' ? undefined : `Port ${port} is ${state}: set ${variable} to another one.`
}

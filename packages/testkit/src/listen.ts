import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** Listens on 127.0.0.1 and returns the port; retries a port just released for five seconds. */
export async function listen(server: Server, port = 0, triesLeft = 50): Promise<number> {
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || triesLeft === 0) throw error
    await delay(100)
    return listen(server, port, triesLeft - 1)
  }
}

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Makes a server of what its parent sends, once, and tells the port; ends with its parent. */
export function serveFloor<Task>(make: (task: Task) => Server): void {
  process.once('message', (task) => {
    const server = make(task as Task)
    server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  })
  process.once('disconnect', () => process.exit())
}

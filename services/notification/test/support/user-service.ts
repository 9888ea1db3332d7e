import type { Contact } from '@ecommerce/contracts/customer'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Fake of `GET /internal/users/:id`. */
export async function openUserService() {
  const contacts = new Map<string, Contact>()
  const asked: { path: string; authorization: string | undefined }[] = []
  let answering = Promise.resolve()
  const server = createServer((req, res) => {
    asked.push({ path: req.url ?? '', authorization: req.headers.authorization })
    const contact = contacts.get(req.url?.split('/').at(-1) ?? '')
    const answer = () =>
      res.writeHead(contact ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(contact ?? {}))
    void answering.then(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    contacts,
    asked,
    /** Delays a response that was computed when requested. */
    answerAfter(moment: Promise<void>) {
      answering = moment
    },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

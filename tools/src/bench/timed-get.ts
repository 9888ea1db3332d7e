import { type Agent, get } from 'node:http'

/** Reads a page to its end, and gives how long that took in milliseconds. */
export function timedGet(url: string, agent: Agent, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const askedAt = performance.now()
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume()
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - askedAt)
        else reject(new Error(`${url} answered ${response.statusCode}.`))
      })
    }).once('error', reject)
  })
}

import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Format, linesOf } from './files'

export type Report = { lines: number; created: number; updated: number; unchanged: number; failed: number }

const types = { ndjson: 'application/x-ndjson', csv: 'text/csv' }

/** Imports a file of so many lines, made while it is sent, and gives the report and how long it took. */
export async function sendFile(options: {
  url: string
  token: string
  format: Format
  lines: number
  signal: AbortSignal
}): Promise<{ report: Report; seconds: number }> {
  const { url, token, format, lines, signal } = options
  const startedAt = performance.now()
  const req = request(`${url}/api/products/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': types[format] },
    signal,
  })
  const answered = new Promise<string>((resolve, reject) => {
    req.on('error', reject)
    req.once('response', (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part: string) => (text += part))
      res.once('end', () =>
        res.statusCode === 200
          ? resolve(text)
          : reject(new Error(`The import was answered ${res.statusCode}: ${text}`)),
      )
    })
  })
  const [text] = await Promise.all([answered, pipeline(Readable.from(linesOf(format, lines)), req)])
  return { report: JSON.parse(text) as Report, seconds: (performance.now() - startedAt) / 1_000 }
}

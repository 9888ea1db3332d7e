import type { IncomingMessage } from 'node:http'

/** Normalizes absolute-form targets (RFC 9112, section 3.2.2) and fragments to path and query. */
export function normalizeTarget(req: IncomingMessage): void {
  const { url = '/' } = req
  if (url.charCodeAt(0) !== slash || url.includes('#')) req.url = originForm(url)
}

/** Origin form: `http://shop.example.com/api/things?limit=1#top` becomes `/api/things?limit=1`; `*` is unchanged. */
export function originForm(target: string): string {
  const [whole = ''] = target.split('#', 1)
  const address = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i.exec(whole)?.[0]
  if (address === undefined) return whole
  const rest = whole.slice(address.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

const slash = 0x2f

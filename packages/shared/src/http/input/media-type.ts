import type { IncomingMessage } from 'node:http'

/** Media type in lower case, and whether the text is UTF-8, the default. */
export function mediaTypeOf({ headers }: IncomingMessage): { type: string; isUtf8: boolean } {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const charsets = parameters.flatMap((parameter) => charset.exec(parameter)?.[1] ?? [])
  return { type: type.trim(), isUtf8: charsets.every((name) => name === 'utf-8' || name === 'utf8') }
}

const charset = /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/

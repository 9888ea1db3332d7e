/**
 * What a token says of itself, unchecked (JOSE header: RFC 7515, section 4): it only decides who checks it, and with which key. What
 * cannot be read says nothing.
 */
export function headerOf(token: string): { alg?: unknown; kid?: unknown } {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString())
    return typeof header === 'object' && header !== null ? header : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

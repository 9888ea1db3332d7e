/** Unverified JOSE header (RFC 7515, section 4), to choose verifier and key; empty when unreadable. */
export function headerOf(token: string): { alg?: unknown; kid?: unknown } {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString())
    return typeof header === 'object' && header !== null ? header : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

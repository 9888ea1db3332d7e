import { createHash } from 'node:crypto'

/** An answer ready to be sent: its bytes, the strong ETag that names them, and headers of its own such as `Link`. */
export type Bytes = { body: Buffer; etag: string; headers?: Record<string, string> }

/** What is kept under a key, and the tags by which it is forgotten. */
export type Loaded = { value: unknown; tags: readonly string[]; headers?: Record<string, string> }

export type Cache = {
  /** The kept answer and nothing but memory: undefined where it would have to be asked for. */
  peek(key: string): Bytes | undefined
  /** The kept answer, or the loaded one as JSON; however many ask at once for what is not kept, it is loaded once. */
  read(key: string, load: () => Promise<Loaded>): Promise<Bytes>
  /**
   * Forgets everything with one of these tags: here before it returns, in other replicas soon after. To be called when the
   * change has been committed; what was being loaded meanwhile may have been read before the change, and is not kept.
   */
  forget(tags: readonly string[]): Promise<void>
  close(): void
}

/** The bytes lie by themselves: a piece of a larger buffer would keep all of that in memory. */
export function toBytes({ value, headers }: Pick<Loaded, 'value' | 'headers'>): Bytes {
  const text = JSON.stringify(value)
  const body = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  body.write(text)
  return {
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    ...(headers && { headers }),
  }
}

import { accessTokenSeconds } from '../access-tokens'
import type { Principal } from '../principal'

/** Lifetime of an access token and a minute of clock difference, in seconds. */
export const retentionSeconds = accessTokenSeconds + 60

/** Unexpired access tokens to reject: by session, or by subject below a token version. */
export type EndedTokens = {
  sessionIds: readonly string[]
  tokenVersions: readonly { userId: string; version: number }[]
}

/** Published form, as the service that ends sessions sends it. */
export type SessionsEnded = { userId: string; sessionIds: readonly string[]; tokenVersion?: number }

export const toEndedTokens = ({ userId, sessionIds, tokenVersion }: SessionsEnded): EndedTokens => ({
  sessionIds,
  tokenVersions: tokenVersion === undefined ? [] : [{ userId, version: tokenVersion }],
})

export type EndedSessionsMemory = {
  /** Reads memory only. */
  rejects(principal: Principal): boolean
  /** Stores them while such tokens could be valid; known entries change nothing. */
  add(ended: EndedTokens): void
  /** Calls the listener after each addition; returns the function that stops it. */
  onChange(listener: () => void): () => void
  /** Number of remembered sessions. */
  size(): number
}

/** Ended sessions in memory, checked for every access token. Expired entries are dropped. */
export function createEndedSessionsMemory(now: () => number = Date.now): EndedSessionsMemory {
  const sessions = new ExpiringMap<true>(now)
  const minVersions = new ExpiringMap<number>(now)
  const listeners = new Set<() => void>()
  return {
    rejects({ subject, sessionId, tokenVersion }) {
      if (sessionId === undefined) return false
      if (sessions.get(sessionId)) return true
      const minVersion = minVersions.get(subject)
      return minVersion !== undefined && (tokenVersion ?? 1) < minVersion
    },
    add({ sessionIds, tokenVersions }) {
      const expiresAt = now() + retentionSeconds * 1_000
      const newSessions = sessionIds.filter((id) => !sessions.get(id))
      const newVersions = tokenVersions.filter(({ userId, version }) => (minVersions.get(userId) ?? 0) < version)
      for (const id of newSessions) sessions.set(id, true, expiresAt)
      for (const { userId, version } of newVersions) minVersions.set(userId, version, expiresAt)
      if (newSessions.length + newVersions.length > 0) for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    size: () => sessions.size() + minVersions.size(),
  }
}

/** Values that all live about as long, so that the oldest expire first. */
class ExpiringMap<V> {
  private readonly entries = new Map<string, { value: V; expiresAt: number }>()

  constructor(private readonly now: () => number) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key)
    return entry && this.now() < entry.expiresAt ? entry.value : undefined
  }

  set(key: string, value: V, expiresAt: number): void {
    this.dropExpired()
    this.entries.delete(key)
    this.entries.set(key, { value, expiresAt })
  }

  size(): number {
    this.dropExpired()
    return this.entries.size
  }

  private dropExpired(): void {
    for (const [key, { expiresAt }] of this.entries) {
      if (this.now() < expiresAt) return
      this.entries.delete(key)
    }
  }
}

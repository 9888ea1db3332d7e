import { ProblemError } from './problem-error.ts'

/** Tokens of a signed-in customer: access for 15 minutes, refresh once. */
export type Session = { accessToken: string; refreshToken: string }

/** Storage of a session; tabs that share `localStorage` share the session. */
export type SessionStore = {
  read(): Session | undefined | Promise<Session | undefined>
  write(session: Session | undefined): void | Promise<void>
}

/** Storage of the token by which a known device is recognized; outlives sessions. */
export type DeviceTokenStore = {
  read(): string | undefined | Promise<string | undefined>
  write(token: string): void | Promise<void>
}

/** Lost with the page or process. */
export function deviceTokenInMemory(token?: string): DeviceTokenStore {
  return {
    read: () => token,
    write: (next) => {
      token = next
    },
  }
}

/** Lost with the page or process. */
export function sessionInMemory(session?: Session): SessionStore {
  return {
    read: () => session,
    write: (next) => {
      session = next
    },
  }
}

/**
 * Exchanges the refresh token once, however many requests find theirs expired: a second use would revoke the sign-in.
 * Resolves to undefined when revoked.
 */
export function createRenewal(store: SessionStore, exchange: (refreshToken: string) => Promise<Response>) {
  let running: Promise<Session | undefined> | undefined

  const renew = async (expired: Session): Promise<Session | undefined> => {
    const current = await store.read()
    if (current?.accessToken !== expired.accessToken) return current
    const response = await exchange(current.refreshToken)
    if (!response.ok && response.status !== 401)
      throw new ProblemError(response, await response.json().catch(() => undefined))
    const next = response.ok ? sessionOf(await response.json()) : undefined
    await store.write(next)
    return next
  }

  return (expired: Session): Promise<Session | undefined> => {
    running ??= alone(() => renew(expired)).finally(() => {
      running = undefined
    })
    return running
  }
}

/** Tokens of a sign-in's response, if it is one. */
export function sessionOf(body: unknown): Session | undefined {
  const { accessToken, refreshToken } = (body ?? {}) as Partial<Session>
  return accessToken !== undefined && refreshToken !== undefined ? { accessToken, refreshToken } : undefined
}

/** Device token from a sign-in's body, or from the header of a response without one. */
export function deviceTokenOf(body: unknown, { headers }: Response): string | undefined {
  return ((body ?? {}) as { deviceToken?: string }).deviceToken ?? headers.get('X-Device-Token') ?? undefined
}

/** Runs the work in one browser tab at a time. */
const alone = <T>(work: () => Promise<T>): Promise<T> => {
  const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
  return locks ? locks.request('ecommerce-session', work) : work()
}

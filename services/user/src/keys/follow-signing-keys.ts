import { ConfigError } from '@ecommerce/shared/config'
import type { Log } from '@ecommerce/shared/observability/log'
import { type SigningKeys, signingKeyBits } from './signing-keys'

/** Rereads keys every 10 s. Failures keep the previous keys; each reason and a short newest key are logged once. */
export function followSigningKeys(
  keys: Pick<SigningKeys, 'reread' | 'jwks' | 'isNewestShort'>,
  log: Pick<Log, 'info' | 'warn'>,
  everyMs = 10_000,
): { close(): void } {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let lastError: string | undefined

  const warnWhenShort = () => {
    if (keys.isNewestShort())
      log.warn(`the newest signing key has fewer than ${signingKeyBits} bits: rotate the signing keys`)
  }
  const look = async () => {
    try {
      const changed = await keys.reread()
      if (changed) {
        const published = keys
          .jwks()
          .keys.map(({ kid }) => kid)
          .join()
        log.info({ 'labels.published': published }, 'signing keys changed')
        warnWhenShort()
      }
      if (lastError !== undefined) log.info('signing keys readable again')
      lastError = undefined
    } catch (error) {
      const fault = error instanceof ConfigError ? error.errors.join() : String(error)
      if (fault !== lastError)
        log.warn({ 'error.message': fault }, 'signing keys unreadable, keeping the previous ones')
      lastError = fault
    }
  }
  const wait = () => {
    if (!closed) timer = setTimeout(() => void look().finally(wait), everyMs).unref()
  }
  warnWhenShort()
  wait()

  return {
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

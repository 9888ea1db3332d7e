import { readFileSync } from 'node:fs'
import type { Server } from 'node:https'
import type { TlsFiles } from '../../config'

/** A certificate chain and its private key, as PEM texts. */
export type Certificate = { cert: string; key: string }

/** TLS files; `onError` receives failures to apply a renewed certificate. */
export type ServerTls = TlsFiles & { onError: (error: unknown) => void }

/** Reads both files; throws when one is missing. */
export const readCertificate = ({ certFile, keyFile }: TlsFiles): Certificate => ({
  cert: readFileSync(certFile, 'utf8'),
  key: readFileSync(keyFile, 'utf8'),
})

/** Applies a renewed certificate within 30 s; a mismatched pair of files is not applied. */
export function followCertificate(server: Server, tls: ServerTls, everyMs = 30_000): void {
  let current = readCertificate(tls)
  const timer = setInterval(() => {
    try {
      const found = readCertificate(tls)
      if (found.cert === current.cert && found.key === current.key) return
      server.setSecureContext({ ...found, minVersion: 'TLSv1.2' })
      current = found
    } catch (error) {
      tls.onError(error)
    }
  }, everyMs).unref()
  server.once('close', () => clearInterval(timer))
}

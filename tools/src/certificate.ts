import { generate } from 'selfsigned'

/** A certificate that signs itself, good for a year and these names, for development (X.509, P-256), and its key, both as PEM. */
export async function newCertificate(names: readonly string[]): Promise<{ certificate: string; key: string }> {
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 365 * 86_400_000),
    extensions: [
      // A browser, and curl, trust it by itself when they are given it.
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { certificate: `${made.cert}\n`, key: made.private }
}

import { generate } from 'selfsigned'

export type PemCertificate = { certificate: string; key: string }

/** Certificate (X.509, P-256) for these names, valid for a year, and its key, as PEM; self-signed without an issuer. */
export async function newCertificate(names: readonly string[], issuer?: PemCertificate): Promise<PemCertificate> {
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 365 * 86_400_000),
    ...(issuer && { ca: { cert: issuer.certificate, key: issuer.key } }),
    extensions: [
      // Lets browsers and curl trust a self-signed one as its own issuer.
      { name: 'basicConstraints', cA: !issuer, critical: true },
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

const idBytes = 16
const secretBytes = 32

/** Ids for lookup and 32 bytes of secret as one text. */
export const toOpaqueToken = ({ ids, secret }: { ids: readonly string[]; secret: Buffer }): string =>
  Buffer.concat([...ids.map(toBytes), secret]).toString('base64url')

/** Undefined when it can't be one of ours, with so many ids. */
export function readOpaqueToken(token: string, idCount: number): { ids: string[]; secret: Buffer } | undefined {
  const length = Math.ceil(((idCount * idBytes + secretBytes) * 4) / 3)
  if (token.length !== length || !/^[A-Za-z0-9_-]+$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const ids = Array.from({ length: idCount }, (_, index) =>
    toId(bytes.subarray(index * idBytes, (index + 1) * idBytes)),
  )
  return { ids, secret: bytes.subarray(idCount * idBytes) }
}

const toBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const toId = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

import { AppError } from '../../errors'

/** Version in `If-Match: "3"` (RFC 9110, section 13.1.1); null without it or for `*`; otherwise 412. */
export function parseIfMatch(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null
  const version = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) throw versionMismatch()
  return Number(version)
}

/** The `ETag` that `If-Match` takes. */
export const versionTag = (version: number) => `"${version}"`

/** 412: the resource has changed since the client read it. */
export const versionMismatch = () =>
  new AppError(
    'precondition-failed',
    'version-mismatch',
    'This is not the version that If-Match names. Read it again, look what has changed, and send the change anew.',
  )

/** Placeholder for text that no database may contain. `key` is 32 hexadecimal digits, unique per mail. */
export const markOf = (key: string): string => `\u{E000}${key}\u{E001}`

/** Constant mark of older mails, which anybody could write. */
const commonMark = markOf('secret')

type Places = { sentTo: string; text: string; html: string | null }

type Secret = { mark: string; secret: string; publicUrl: string }

/** Inserts the secret at its mark: in a link's query or as the address. A constant mark counts in own links only. */
export function withSecret<T extends Places>(message: T, { mark, secret, publicUrl }: Secret): T {
  const links = linkPages.map((page) => oneTimeLink(publicUrl, page))
  const inQuery = encodeURIComponent(secret)
  const fill = (text: string) =>
    links.reduce(
      (filled, link) => filled.replaceAll(link + commonMark, () => link + inQuery),
      text.replaceAll(mark, () => inQuery),
    )
  const isAddress = message.sentTo === mark || message.sentTo === commonMark
  return {
    ...message,
    sentTo: isAddress ? secret : message.sentTo,
    text: fill(message.text),
    html: message.html === null ? null : fill(message.html),
  }
}

const linkPages = ['verify-email', 'reset-password']

const oneTimeLink = (publicUrl: string, page: string) => `${publicUrl}/${page}?token=`

export const withoutSecret = (text: string): string =>
  text.replaceAll(/\u{E000}(?:secret|[0-9a-f]{32})\u{E001}/gu, '(secret)')

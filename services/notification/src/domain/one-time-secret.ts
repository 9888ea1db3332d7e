/**
 * Stands where what no database may hold goes until the mail is handed over, a one-time token or the address of somebody who was
 * erased: private-use characters, which no honest text holds.
 */
export const secretMark = '\u{E000}secret\u{E001}'

type Places = { sentTo: string; text: string; html: string | null }

/** Puts the secret where its mark is: in the query of a link, or for the whole address. */
export function withSecret<T extends Places>(message: T, secret: string): T {
  const fill = (text: string) => text.replaceAll(secretMark, encodeURIComponent(secret))
  const sentTo = message.sentTo === secretMark ? secret : message.sentTo
  return { ...message, sentTo, text: fill(message.text), html: message.html === null ? null : fill(message.html) }
}

export const withoutSecret = (text: string): string => text.replaceAll(secretMark, '(secret)')

/** Stands where a mail's one-time token goes until the mail is handed over: private-use characters, which no honest text holds. */
export const secretMark = '\u{E000}secret\u{E001}'

type Texts = { text: string; html: string | null }

/** Puts the token where its mark is, which is always in the query of a link. */
export function withSecret<T extends Texts>(message: T, secret: string): T {
  const fill = (text: string) => text.replaceAll(secretMark, encodeURIComponent(secret))
  return { ...message, text: fill(message.text), html: message.html === null ? null : fill(message.html) }
}

export const withoutSecret = (text: string): string => text.replaceAll(secretMark, '(secret)')

/** A text of at most so many UTF-16 units, with an ellipsis for what is cut off; never half a surrogate pair. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`

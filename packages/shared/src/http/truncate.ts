/** Truncates a text to UTF-16 units with an ellipsis, never inside a surrogate pair. */
export const truncate = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`

/** Words of a search, twelve at most. Keeps letters and digits of any script, so no text is an operator. */
export function toSearchWords(typed: string): string[] {
  const words = typed.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 12)
}

/** At most twelve words: letters and digits of any script, so no operators. */
export function toSearchWords(typed: string): string[] {
  const words = typed.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 12)
}

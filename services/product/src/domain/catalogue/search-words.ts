/** The words of what a shopper typed, twelve at most. Only letters and digits of any script get through, so no text can be an operator. */
export function toSearchWords(typed: string): string[] {
  const words = typed.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 12)
}

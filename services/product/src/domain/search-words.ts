/**
 * A PostgreSQL tsquery from what a shopper typed: every word must occur, the last one may go on. Only letters and digits of any
 * script get through, so no text can be an operator. Undefined when nothing is left.
 */
export function toPrefixQuery(typed: string): string | undefined {
  const words = typed
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu)
    ?.slice(0, 12)
  return words?.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ')
}

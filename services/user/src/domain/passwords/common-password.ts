/** Common passwords, with or without decoration. */
export type CommonPasswords = { has(password: string): boolean }

/** Index of common passwords, ignoring case, decoration and letter substitutions. */
export function createCommonPasswords(words: Iterable<string>): CommonPasswords {
  const known = new Set(words)
  const cores = new Set([...known].flatMap(coresOf).filter((core) => core.length >= shortestCore))
  return {
    has: (password) =>
      known.has(password.toLowerCase()) ||
      known.has(password.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')) ||
      isDecorated(password, cores),
  }
}

/** Returns true if a password is one of these words with decoration. */
export const isMadeOf = (password: string, words: Iterable<string>): boolean =>
  isDecorated(password, new Set([...words].flatMap(coresOf).filter((core) => core.length >= shortestName)))

const shortestCore = 4
const shortestName = 3

/** Longest decoration; longer ones are a password in themselves. */
const maxDecoration = 6

const isDecorated = (password: string, cores: ReadonlySet<string>) =>
  coresOf(password).some((core) => cores.has(core) && password.length - core.length <= maxDecoration)

/** Letters of a word without decoration and separators, with substituted letters put back. */
function coresOf(text: string): string[] {
  const lower = text.toLowerCase()
  const [inside, begun] = [lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''), lower.replace(/[^\p{L}]+$/u, '')]
  const read = [inside, begun].flatMap((word) => [asLetters(word, 'i'), asLetters(word, 'l')])
  return [...new Set(read.map((word) => word.replace(/[\s._-]/g, '')))]
}

const asLetters = (word: string, one: 'i' | 'l') => word.replace(/[0134578@$!|+]/g, (sign) => letters[sign] ?? one)

/** Unambiguous substitutions; `1`, `!` and `|` mean i or l. */
const letters: Readonly<Record<string, string>> = {
  '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '+': 't',
} // prettier-ignore

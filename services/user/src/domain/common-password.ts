/** Passwords that many people take, however they dress them up. */
export type CommonPasswords = { has(password: string): boolean }

/** `words` are in lower case. What is around a word, and what stands for a letter of it, makes it no other word. */
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

/** Whether a password is one of these words, or several of them run together, with no more to it than decoration. */
export const isMadeOf = (password: string, words: Iterable<string>): boolean =>
  isDecorated(password, new Set([...words].flatMap(coresOf).filter((core) => core.length >= shortestName)))

const shortestCore = 4
const shortestName = 3

/** More digits and punctuation than this are a password of their own. */
const mostDecoration = 6

const isDecorated = (password: string, cores: ReadonlySet<string>) =>
  coresOf(password).some((core) => cores.has(core) && password.length - core.length <= mostDecoration)

/** A word without digits and punctuation around it and spaces in it, as it is read by whoever knows what stands for which letter. */
function coresOf(text: string): string[] {
  const lower = text.toLowerCase()
  const [inside, begun] = [lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''), lower.replace(/[^\p{L}]+$/u, '')]
  const read = [inside, begun].flatMap((word) => [asLetters(word, 'i'), asLetters(word, 'l')])
  return [...new Set(read.map((word) => word.replace(/[\s._-]/g, '')))]
}

const asLetters = (word: string, one: 'i' | 'l') => word.replace(/[0134578@$!|+]/g, (sign) => letters[sign] ?? one)

/** `1`, `!` and `|` are read in two ways. */
const letters: Readonly<Record<string, string>> = {
  '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '+': 't',
} // prettier-ignore

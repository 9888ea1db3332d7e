import Joi from 'joi'

/**
 * Returns true if a mail program would link part of the text: schemes, `www.`, domains, IP and e-mail addresses, also
 * in look-alike characters. Domains need a known ending.
 */
export function containsWebAddress(text: string): boolean {
  const folded = fold(text)
  return linkPatterns.some((pattern) => pattern.test(folded)) || domainsIn(folded).some(isLinked)
}

/** Folds full-width and ideographic signs, `[.]`, `(dot)` and invisible characters. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/ ?[[({<] ?(?:\.|dot) ?[\])}>] ?/g, '.')
    .replace(/\u3002/g, '.')
    .replace(/[\u2044\u2215\u29F8]/g, '/')
    .replace(/[\u2236\uA789]/g, ':')
    .replace(/ +\.(?=\p{L})/gu, '.')
    .replace(spelledDot, '.')

const linkPatterns = [
  /(?<![a-z0-9])(?:https?|ftps?|sftp|wss?|javascript|vbscript|data|mailto|file|blob|about|intent|callto|skype)\s*:/,
  /h[x*]{2}ps?/,
  /\/\/|\\\\/,
  /(?<![a-z0-9])www\d{0,2}\./,
  /[^\s@]@[^\s@.]+\.[^\s@]/,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/,
  /(?:[0-9a-f]{0,4}:){2}[0-9a-f]{0,4}/,
]

/** Lists the label sequences that look like a domain, and the character after each. */
const domainsIn = (text: string): { labels: string[]; next: string }[] =>
  [...text.matchAll(/[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*)+/gu)].map((match) => ({
    labels: match[0].split('.').map((label, index) => (index === 0 ? label : readAsEnd(label))),
    next: text[match.index + match[0].length] ?? '',
  }))

/** Latin end of a label, where mail programs end a domain: `com` in `com点击` and `com-x`. */
const readAsEnd = (label: string): string => /^(?!xn--)[a-z]{2,}(?![a-z0-9])/.exec(label)?.[0] ?? label

function isLinked({ labels, next }: { labels: string[]; next: string }): boolean {
  const seen = /[a-z]/.test(labels.join('')) ? labels.map(inLatin) : labels
  if (seen.slice(1).some((label) => everyday.has(label))) return true
  const [end, ...before] = labels.toReversed() as [string, ...string[]]
  if (!isTopLevel(end)) return false
  if (shortened.has(end) || (/^\d+$/.test(before[0] ?? '') && !abbreviations.has(end))) return true
  const isWritten = before.every(isShort) || labels.every((label) => isShort(label) || abbreviations.has(label))
  return !isWritten || '/:?#@'.includes(next || ' ')
}

/** Cyrillic and Greek look-alikes, as in `evil.сom`, which readers would type in Latin. */
const [lookAlikes, latin] = ['авеікморстухјѕһԁαεικορτυχ', 'abeikmopctyxjshdaeikoptux']

const lookAlike = new RegExp(`[${lookAlikes}]`, 'g')

const inLatin = (label: string): string => label.replace(lookAlike, (letter) => latin[lookAlikes.indexOf(letter)]!)

/** Initial, as in `A.Ng`, or number, as in the Danish `2.tv`. */
const isShort = (label: string): boolean => /^(?:\p{L}\p{M}*|\d{1,3})$/u.test(label)

/** Abbreviations that are also domain endings, or precede them. */
const abbreviations = new Set(
  'prof dr dipl mag ing med univ priv co pty pte pvt ltd inc st kl tv th mf no nr apt str'.split(' '),
)

/** Domain endings that are rejected after any label. */
const everyday = new Set(
  (
    'com net org info biz io me app dev xyz online site shop store link click top club live cn ru win casino bet vip icu loan ' +
    'example test invalid localhost local internal onion'
  ).split(' '),
)

/** Endings with one-letter domains that are hardly surnames. */
const shortened = new Set('co ly mp gd gg gl gs cc ws ai im is vu to fm'.split(' '))

const spelledDot = new RegExp(String.raw` +dot +(?=(?:${[...everyday].join('|')})\b)`, 'g')

const underTopLevel = Joi.string().domain({ tlds: { allow: true } })

/** The list is IANA's, as Joi brings it. */
const isTopLevel = (label: string): boolean =>
  /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/u.test(label) && underTopLevel.validate(`x.${label}`).error === undefined

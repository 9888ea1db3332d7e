import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The 10,000 commonest passwords of 8 bytes or more, in lower case; from the ranking of SecLists (MIT). */
export function readCommonPasswords(): ReadonlySet<string> {
  const text = readFileSync(join(__dirname, '..', 'assets', 'common-passwords.txt'), 'utf8')
  return new Set(text.split('\n').filter(Boolean))
}

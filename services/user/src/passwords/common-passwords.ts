import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommonPasswords, createCommonPasswords } from '../domain/passwords/common-password'

/** 10,000 most common passwords of 8 bytes or more, lower case (SecLists, MIT). */
export function readCommonPasswords(): CommonPasswords {
  const text = readFileSync(join(__dirname, '..', '..', 'assets', 'common-passwords.txt'), 'utf8')
  return createCommonPasswords(text.split('\n').filter(Boolean))
}

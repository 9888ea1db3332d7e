import { readCommonPasswords } from '../../passwords/common-passwords'
import { normalizePassword, passwordError } from './password'

const common = readCommonPasswords()
const owner = { email: 'ada.lovelace@analytical.example', name: 'Ada Lovelace-Byron', shopName: 'The Corner Shop' }
const faultOf = (password: string) => passwordError(normalizePassword(password), { common, owner })

describe('New passwords', () => {
  test.each([
    'correct horse battery', 'change-me-please', 'a staple of batteries', 'a new password', 'an-admin-password',
    'a-Password-0f-Her-0wn', 'correct horse battery staple', 'another password', 'xq7-vlep', 'a'.repeat(72), '🔑'.repeat(18),
    'the shop round the corner', 'my name is Ada', 'Lovelace and the engine', 'k8#vQ2!zPw',
    'password is what everybody takes', 'welcome 29837465098234',
  ])('may be %s', (password) => {
    expect(faultOf(password)).toBeUndefined()
  }) // prettier-ignore

  test.each([
    'password', 'Password1', 'Password1!', 'PASSWORD2026!!', 'P@ssw0rd1!', 'pa$$w0rd', '123password', '!!Passw0rd!!', 'Pa55word#7',
    'Welcome1!', 'we1come123', 'Welc0me2026', 'qwertyuiop!', '12345678!', '!!1234567890', '@dministrator1', 'Sunsh1ne!', 'l3tme1n!!',
    'Qwerty12345!', 'iloveyou<3', 'Summer2026!', 'Football99',
  ])('reject %s as common', (password) => {
    expect(faultOf(password)).toMatch(/commonest/)
  }) // prettier-ignore

  test.each([
    'ada.lovelace@analytical.example', 'ADA.LOVELACE', 'Lovelace1!', 'Ada12345', 'Ada-Lovelace', 'adalovelace99', 'L0ve1ace',
    'byron2026', 'TheCornerShop', 'the corner shop!', 'C0rner99', 'Analytical1', 'ada_lovelace_byron',
  ])('reject %s as the owner’s own words', (password) => {
    expect(faultOf(password)).toMatch(/your (name|e-mail)/)
  }) // prettier-ignore

  test('are measured in canonical form', () => {
    expect(faultOf('u\u0308'.repeat(4))).toBeUndefined()
    expect(faultOf('e\u0301e\u0301e\u0301')).toMatch(/8 to 72 bytes/)
    expect(faultOf('u\u0308'.repeat(36))).toBeUndefined()
    expect(faultOf('u\u0308'.repeat(37))).toMatch(/8 to 72 bytes/)
  })

  test('are rejected for their length before normalization', () => {
    const normalize = jest.spyOn(String.prototype, 'normalize')
    expect(faultOf('a\u0301\u0316'.repeat(30_000))).toMatch(/8 to 72 bytes/)
    expect(normalize).not.toHaveBeenCalled()
    normalize.mockRestore()
  })
})

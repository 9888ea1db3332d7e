import { uuid } from './uuid'

const accepts = (text: unknown) => uuid().validate(text).error === undefined

describe('UUIDs', () => {
  test.each(['01890a5d-ac96-774b-bcce-b302099a8057', '01890A5D-AC96-774B-BCCE-B302099A8057'])('accept %s', (text) =>
    expect(accepts(text)).toBe(true),
  )

  test.each([
    '{01890a5d-ac96-774b-bcce-b302099a8057}',
    '[01890a5d-ac96-774b-bcce-b302099a8057]',
    '(01890a5d-ac96-774b-bcce-b302099a8057)',
    '01890a5d:ac96:774b:bcce:b302099a8057',
    '01890a5dac96774bbcceb302099a8057',
    ' 01890a5d-ac96-774b-bcce-b302099a8057',
    '01890a5d-ac96-774b-bcce-b302099a805',
    '',
    7,
  ])('refuse %p', (text) => expect(accepts(text)).toBe(false))
})

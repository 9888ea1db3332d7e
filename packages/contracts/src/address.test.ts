import { address } from './address'

const home = { name: 'Ada Byron', line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', country: 'GB' }
const faultsOf = (changes: object) =>
  (address.validate({ ...home, ...changes }, { abortEarly: false, convert: false }).error?.details ?? []).map(
    ({ path }) => path[0],
  )

describe('Addresses', () => {
  describe('telephone numbers', () => {
    test.each([
      ...[
        '030/90120',
        '555-0100 ext. 12',
        '555-0100 x12',
        '+44 20 7946 0000#12',
        '(02) 9876.5432',
        '0800-REIMANN 1234',
        '112',
      ],
      ...[
        '+49 (0) 30 / 901 20, Durchwahl 12',
        '5550100,,12;3',
        '０３－１２３４－５６７８',
        '٠١٢٣٤٥٦٧٨٩',
        '०११ २३४५',
        '8 (495) 123-45-67 доб. 12',
      ],
      ...['+1 555‑0100', '*31#0301234', '1'.repeat(40)],
      ...[
        'Tel.: 030 90120',
        '555-0100 ext.: 12',
        '内線：12 03-1234',
        "044 668'18'00",
        '555-0100 & 0101',
        '030_90120 ~ 22',
      ],
    ])('keep their form: %s', (phone) => {
      expect(address.validate({ ...home, phone }).value?.phone).toBe(phone)
      expect(faultsOf({ phone })).toEqual([])
    })

    test.each([
      ...[
        '',
        '12',
        'call me',
        '1'.repeat(41),
        '030\n90120',
        '030\u202e90120',
        '030\u200e90120',
        '030 901 20\u0000',
        '<b>030901</b>',
      ],
      ...[
        'evil.example 555 0100',
        'ada@example.com 123',
        'https://evil.example/123',
        'tel:030901',
        'http://1234',
        'tel：030901.example',
        555_0100,
        null,
      ],
    ])('are rejected: %j', (phone) => {
      expect(faultsOf({ phone })).toEqual(['phone'])
    })

    test('are rejected with a reason', () => {
      expect(address.validate({ ...home, phone: 'call me' }).error?.message).toContain('at least 3 digits')
    })
  })

  describe('postal codes', () => {
    const { postalCode: _, ...without } = home
    const isTaken = (country: string) => address.validate({ ...without, country }).error === undefined

    test('may be missing in countries without them', () => {
      expect(['HK', 'AE', 'IE', 'ZW', 'PA'].map(isTaken)).toEqual([true, true, true, true, true])
      expect(faultsOf({ country: 'HK', postalCode: '999077' })).toEqual([])
    })

    test('are required elsewhere', () => {
      expect(['GB', 'DE', 'US', 'XK', 'JP'].map(isTaken)).toEqual([false, false, false, false, false])
      expect(faultsOf({ postalCode: '' })).toEqual(['postalCode'])
    })
  })

  test('country codes include Kosovo, and one code for the United Kingdom', () => {
    expect([faultsOf({ country: 'XK', postalCode: '10000' }), faultsOf({ country: 'UK' })]).toEqual([[], ['country']])
  })
})

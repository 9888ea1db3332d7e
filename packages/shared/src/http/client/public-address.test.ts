import { allowPublic, literalAddress, createAllowedLookup } from './public-address'

const inside = [
  ...['127.0.0.1', '127.1.2.3', '10.1.1.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1', '0.0.0.0'],
  ...['169.254.169.254', '168.63.129.16.1', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:0a00:1'],
  ...['fe80::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'],
  ...['3fff::1', '5f00::1', '100::1', '2001::1', 'localhost', ''],
]

describe('Public addresses', () => {
  test.each(inside)('include no private address: %s', (address) => expect(allowPublic()(address)).toBe(false))

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2001:4860:4860::8888',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
  ])('include %s', (address) => expect(allowPublic()(address)).toBe(true))

  test('include allowed networks in any notation, and no others', () => {
    const isAllowed = allowPublic(['127.0.0.1/32', 'fd00:1::/32'])
    expect(['127.0.0.1', '::ffff:127.0.0.1', 'fd00:1::9'].map(isAllowed)).toEqual([true, true, true])
    expect(['127.0.0.2', '::1', 'fd00:2::9', '10.0.0.1'].map(isAllowed)).toEqual([false, false, false, false])
  })

  test.each(['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '127.0.0.1.', '１２７.0.0.1'])(
    'parse %s in any notation',
    (host) => expect(literalAddress(new URL(`http://${host}/`))).toBe('127.0.0.1'),
  )

  test('exclude names, and accept bracketed addresses', () => {
    expect(literalAddress(new URL('http://localhost/'))).toBeUndefined()
    expect(literalAddress(new URL('http://[::ffff:127.0.0.1]/'))).toBe('::ffff:7f00:1')
  })

  const addressOf = (isAllowed: ReturnType<typeof allowPublic>, options: { all: boolean }) =>
    new Promise((resolve, reject) =>
      createAllowedLookup(isAllowed)('localhost', options, (error, found) => (error ? reject(error) : resolve(found))),
    )

  test('reject a name that resolves to a private address', async () => {
    await expect(addressOf(allowPublic(), { all: true })).rejects.toThrow('not a public one')
    await expect(addressOf(allowPublic(), { all: false })).rejects.toThrow('not a public one')
    const isAllowed = allowPublic(['127.0.0.0/8', '::1/128'])
    expect(await addressOf(isAllowed, { all: true })).toContainEqual({ address: '127.0.0.1', family: 4 })
    expect(['127.0.0.1', '::1']).toContain(await addressOf(isAllowed, { all: false }))
  })
})

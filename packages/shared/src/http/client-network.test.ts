import { clientNetwork } from './client-network'

describe('Client networks', () => {
  test('are IPv4 addresses in any notation', () => {
    expect(clientNetwork('192.0.2.7')).toBe('192.0.2.7')
    expect(clientNetwork('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(clientNetwork('::FFFF:c000:207')).toBe('192.0.2.7')
  })

  test('are the /64 of IPv6 addresses', () => {
    const network = clientNetwork('2001:db8:1:2:aaaa::1')
    expect(network).toBe('2001:db8:1:2::/64')
    expect(clientNetwork('2001:0DB8:0001:0002:ffff:ffff:ffff:ffff')).toBe(network)
    expect(clientNetwork('2001:db8:1:3::1')).not.toBe(network)
    expect(clientNetwork('fe80::1%eth0')).toBe('fe80::/64')
  })

  test('are unknown without an address', () => {
    expect([undefined, '', 'localhost'].map(clientNetwork)).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

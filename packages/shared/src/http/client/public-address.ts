import ipaddr from 'ipaddr.js'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Returns true for a public IPv4 or IPv6 address (IANA's special-purpose registries) or one in the allowed networks
 * (CIDR). IPv4 addresses inside IPv6 ones are checked themselves.
 */
export type IsAllowed = (address: string) => boolean

export function allowPublic(besides: readonly string[] = []): IsAllowed {
  const networks = besides.map((network): Network => ipaddr.parseCIDR(network))
  return (text) => {
    if (!ipaddr.isValid(text)) return false
    const address = ipaddr.process(text)
    return isPublic(address) || networks.some((network) => isIn(address, network))
  }
}

const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  address.range() === 'unicast' &&
  (address.kind() === 'ipv4' ? !isIn(address, benchmarking) : isIn(address, global) && !isIn(address, documentation))

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match(network, bits)

const benchmarking = ipaddr.parseCIDR('198.18.0.0/15')
const global = ipaddr.parseCIDR('2000::/3')
const documentation = ipaddr.parseCIDR('3fff::/20')

/** The host of a URL, where that is an address and no name: WHATWG URLs have it in one spelling, whatever was written. */
export const literalAddress = (url: URL): string | undefined => {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(host) ? host : undefined
}

/** For a connection by name: it goes to the very addresses that were looked at, and nowhere if one of them is not allowed. */
export const lookUpAllowed =
  (isAllowed: IsAllowed): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) callback(error ?? new AddressNotAllowed(), [])
      else if (!addresses.every(({ address }) => isAllowed(address))) callback(new AddressNotAllowed(), [])
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }

export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed'
  static readonly code = 'EADDRNOTALLOWED'
  readonly code = AddressNotAllowed.code

  constructor() {
    super('the address is not a public one')
  }
}

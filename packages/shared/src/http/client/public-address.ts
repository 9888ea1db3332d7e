import ipaddr from 'ipaddr.js'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Returns true for public addresses (IANA's special-purpose registries) and the allowed CIDR networks, also for IPv4
 * inside IPv6.
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

/** Address literal in a URL's host; WHATWG URLs spell each in one way. */
export const literalAddress = (url: URL): string | undefined => {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(host) ? host : undefined
}

/** Lookup for connections by name; fails if any resolved address is not allowed. */
export const createAllowedLookup =
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

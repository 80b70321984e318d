import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { FetchError } from './fetch-error.ts'

/** An address to connect to, resolved once. */
export interface ResolvedAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** Lets a test reach a server of its own on this machine; nothing else is let through. */
export type AllowedHosts = ReadonlySet<string>

/**
 * Resolves the host of an address and refuses private, local and reserved networks (RFC 6890), so that a list cannot
 * make us ask our own network. Every address that the name has must be public: the first is then the one to use.
 *
 * @throws {FetchError} FETCH_ADDRESS_REFUSED or FETCH_FAILED
 */
export async function resolvePublic(url: URL, allowed: AllowedHosts): Promise<ResolvedAddress> {
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  if (!isWeb || url.username !== '' || url.password !== '')
    throw new FetchError('FETCH_ADDRESS_REFUSED', `${url.origin}: only plain http and https are fetched`)
  const found = await resolve(url.hostname.replace(/^\[|\]$/g, ''))
  const [first] = found
  if (first === undefined) throw new FetchError('FETCH_FAILED', `${url.hostname} has no address`)
  const isPrivate = found.some(({ address, family }) => !isPublic(address, family))
  if (isPrivate && !allowed.has(url.host))
    throw new FetchError('FETCH_ADDRESS_REFUSED', `${url.hostname} is no public address`)
  return first
}

/** Tells whether an address may be reached from anywhere. */
export function isPublic(address: string, family: 4 | 6): boolean {
  if (family === 4) return !PRIVATE.check(address, 'ipv4')
  return GLOBAL_UNICAST.check(address, 'ipv6') && !PRIVATE.check(address, 'ipv6')
}

async function resolve(host: string): Promise<readonly ResolvedAddress[]> {
  const literal = isIP(host)
  if (literal !== 0) return [{ address: host, family: literal === 4 ? 4 : 6 }]
  try {
    const found = await lookup(host, { all: true })
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
  } catch (cause) {
    throw new FetchError('FETCH_FAILED', `${host} cannot be resolved`, {}, { cause })
  }
}

const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4')
/** Documentation, and the two tunnels that carry an IPv4 address inside. */
for (const [network, prefix] of [
  ['2001:db8::', 32],
  ['2001::', 32],
  ['2002::', 16],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6')

/** The only range of IPv6 in use for public hosts. */
const GLOBAL_UNICAST = new BlockList()
GLOBAL_UNICAST.addSubnet('2000::', 3, 'ipv6')

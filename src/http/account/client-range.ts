import { isIPv6 } from 'node:net'
import type { Request } from 'express'

/**
 * Gives the network that a request comes from, for counting: an IPv4 address, or the 64 leading bits of an IPv6 one,
 * since a customer has at least that many of them. Which proxy is believed is Express's `trust proxy`.
 */
export function clientRange(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(8 - groups.length - last.length).fill('0')
  return [...groups, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

import { hash, randomBytes } from 'node:crypto'
import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** Drawn anew by each process, so that the key of an address means nothing elsewhere. */
const SECRET = randomBytes(32).toString('base64url')

/** Tells the client of a request apart from others without keeping its address; a network of IPv6 is one client. */
export function clientKey({ ip }: Request): string {
  return ip === undefined ? '' : hash('sha256', SECRET + ipKeyGenerator(ip), 'base64url')
}

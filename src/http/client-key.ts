import { createHmac, randomBytes } from 'node:crypto'
import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** Drawn anew by each process, so that the key of an address means nothing elsewhere. */
const SECRET = randomBytes(32)

/** Tells the client of a request apart from others without keeping its address; a network of IPv6 is one client. */
export function clientKey({ ip }: Request): string {
  return ip === undefined ? '' : createHmac('sha256', SECRET).update(ipKeyGenerator(ip)).digest('base64url')
}

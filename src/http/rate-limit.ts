import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { CodedError } from '../errors.ts'

/** How many requests of one client are taken in a minute, by what they ask for. */
export interface RateLimits {
  readonly verifications: number
  readonly signIns: number
  readonly documents: number
  /** Of one driver, whatever the address: each reading leaves a line of the audit. */
  readonly own: number
}

/** Room for people and for the software of one office behind one address; floods are cut. */
export const RATE_LIMITS: RateLimits = { verifications: 120, signIns: 60, documents: 30, own: 120 }

const WINDOW_MS = 60_000

/**
 * Limits the requests of one address, or of whom `clientOf` names, in a minute, counted in the memory of this instance,
 * and tells how many are left (`RateLimit` and `RateLimit-Policy`, IETF httpapi draft 7). Clients are forgotten after the
 * minute.
 *
 * @throws {CodedError} TOO_MANY_REQUESTS, with `Retry-After`
 */
export function limitRate(
  name: keyof RateLimits,
  limit: number,
  clientOf?: (request: Request, response: Response) => string,
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    identifier: name,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    ...(clientOf === undefined ? {} : { keyGenerator: clientOf }),
    // Whether a proxy is believed is a setting of its own, off unless the operator says so.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) =>
      next(new CodedError('TOO_MANY_REQUESTS', `expected at most ${limit} requests in a minute`, { limit })),
  })
}

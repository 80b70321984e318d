import type { RequestHandler } from 'express'
import { limitRate } from './rate-limit.ts'
import { driverOrAddress } from './sign-in/driver-or-address.ts'
import { sessionOf } from './sign-in/session-of.ts'

/** Limits the pages of whoever is signed in, for each reading leaves a line of the audit; others read nothing there. */
export function limitOwnPages(limit: number): RequestHandler {
  const limited = limitRate('own', limit, driverOrAddress)
  return (request, response, next) => {
    if (sessionOf(response) === null) next()
    else limited(request, response, next)
  }
}

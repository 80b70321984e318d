import type { Request, RequestHandler, Response } from 'express'
import type { Sessions } from '../../service/session.ts'
import type { OwnCookie } from './session-cookie.ts'
import { clerkOf, driverOf, linkedDriverOf, rememberSession, sessionOf } from './session-of.ts'

/** What finds the session of a request. */
export interface SessionPorts {
  readonly sessions: Sessions
  readonly cookie: OwnCookie
  readonly now: () => Date
}

/** Finds the session that the cookie names; a cookie that names none any more is taken back. Refuses nobody. */
export function attachSession({ sessions, cookie, now }: SessionPorts): RequestHandler {
  return async (request, response, next) => {
    const token = cookie.read(request)
    if (token !== null) {
      const session = await sessions.find(token, now())
      if (session === null) cookie.clear(response)
      else rememberSession(response, { token, session })
    }
    next()
  }
}

/** Lets drivers through; who is not signed in is sent to the sign-in, and comes back where it wanted to go. */
export const requireDriver: RequestHandler = (request, response, next) => {
  if (sessionOf(response) === null && isPageRead(request))
    return sendTo(response, '/conducteur/connexion', request)
  driverOf(response)
  next()
}

/** Lets drivers through whose licence is linked; others are sent to link it. */
export const requireLinkedDriver: RequestHandler = (request, response, next) => {
  if (sessionOf(response) === null && isPageRead(request))
    return sendTo(response, '/conducteur/connexion', request)
  if (driverOf(response).neph === null && isPageRead(request))
    return sendTo(response, '/conducteur/rattachement', request)
  linkedDriverOf(response)
  next()
}

/** Lets clerks through; who is not signed in is sent to their sign-in. */
export const requireClerk: RequestHandler = (request, response, next) => {
  if (sessionOf(response) === null && isPageRead(request))
    return sendTo(response, '/greffe/connexion', request)
  clerkOf(response)
  next()
}

/** A form or an API call is refused as such: after a sign-in it could not be sent again. */
function isPageRead(request: Request): boolean {
  return ['GET', 'HEAD'].includes(request.method) && !request.originalUrl.startsWith('/api/')
}

function sendTo(response: Response, page: string, request: Request): void {
  response.redirect(303, `${page}?returnTo=${encodeURIComponent(request.originalUrl)}`)
}

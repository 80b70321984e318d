import { timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { CodedError } from '../../errors.ts'
import { sessionOf } from './session-of.ts'

/**
 * Refuses a form of someone signed in that does not bring back the session's `_csrf`, so that no other site posts in
 * that person's name. Stands after what parses the body.
 *
 * @throws {CodedError} FORM_REFUSED
 */
export const checkCsrf: RequestHandler = (request, response, next) => {
  const expected = sessionOf(response)?.csrfToken
  const body: unknown = request.body
  const sent =
    typeof body === 'object' && body !== null && '_csrf' in body && typeof body._csrf === 'string'
      ? body._csrf
      : ''
  if (expected === undefined || !sameText(sent, expected))
    throw new CodedError('FORM_REFUSED', 'the form does not bear the mark of this session')
  next()
}

/**
 * Refuses what another site makes a browser send, told by `Sec-Fetch-Site`, or by `Origin` where that is missing.
 * Clients that are no browsers send neither and pass: they have no cookie that another could use.
 *
 * @throws {CodedError} FORM_REFUSED
 */
export function refuseOtherSites(publicUrl: string): RequestHandler {
  const { origin } = new URL(publicUrl)
  return (request, _response, next) => {
    const site = request.get('Sec-Fetch-Site')
    const from = request.get('Origin')
    const own =
      site === undefined ? from === undefined || from === origin : ['same-origin', 'none'].includes(site)
    if (!own) throw new CodedError('FORM_REFUSED', 'the request comes from another site')
    next()
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import type { Request, RequestHandler, Response } from 'express'
import type { Requester } from '../core/access/requester.ts'
import { CodedError } from '../errors.ts'
import { type AuditedPerson, auditedSession } from '../service/audit/audited-session.ts'
import type { Examine } from '../service/examine-document.ts'
import { readCategory } from './category-asked.ts'
import { clientKey } from './client-key.ts'
import { readJsonBody } from './request-fault.ts'
import { sessionOf } from './sign-in/session-of.ts'
import { readUpload, receiveUpload, whenGone } from './upload.ts'
import { type Asked, readAsked, readAskedInForm, refuseUnknownQuery } from './verification-asked.ts'
import { payloadSchema } from './verification-schema.ts'

/**
 * `POST /api/v1/verifications`: a file (multipart `file`) or a seal text (JSON `payload`), judged for whoever is
 * signed in, else for anybody. What is sent lives in memory only; the role never comes from the request.
 */
export function postVerification(examine: Examine): RequestHandler[] {
  return [
    receiveUpload,
    async (request, response) => {
      const isFile = request.is('multipart/form-data') !== false
      const { bytes, asked } = isFile ? readForm(request) : readPayload(request)
      const report = await examine(bytes, {
        requester: requesterOf(response),
        signedIn: signedInTo(response),
        client: clientKey(request),
        // A text is judged at once, whoever waits for it.
        gone: isFile ? whenGone(response) : undefined,
        ...asked,
      })
      sendJson(response, report)
    },
  ]
}

/** As `response.json` does, in one write to the socket rather than two: a report is long, and asked for often. */
function sendJson(response: Response, value: unknown): void {
  const text = JSON.stringify(value)
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Length', Buffer.byteLength(text))
  response.end(text)
}

/** Gives who is signed in, for the line of what is withheld; nobody is told more for it. */
export function signedInTo(response: Response): AuditedPerson | undefined {
  const subject = sessionOf(response)?.subject
  return subject === undefined ? undefined : auditedSession(subject)
}

/** A clerk validates on pages of their own, with a case and a purpose: here a clerk is anybody. */
function requesterOf(response: Response): Requester {
  const subject = sessionOf(response)?.subject
  return subject?.kind === 'driver' && subject.neph !== null
    ? { role: 'holder', signedInBy: subject.signedInBy, neph: subject.neph }
    : { role: 'anonymous' }
}

interface HandedIn {
  readonly bytes: Uint8Array
  readonly asked: Asked
}

function readForm(request: Request): HandedIn {
  const asked = readAskedInForm(request)
  return { bytes: readUpload(request).bytes, asked }
}

function readPayload(request: Request): HandedIn {
  refuseUnknownQuery(request)
  if (!request.is('application/json'))
    throw new CodedError('UNSUPPORTED_TYPE', 'expected a form with a file, or JSON {"payload"}', {
      bodyTypes: 'multipart/form-data, application/json',
    })
  const expected = 'JSON {"payload"}'
  // A category that does not exist has a code of its own, whatever the form of the request.
  const body: unknown = request.body
  if (typeof body === 'object' && body !== null && 'category' in body) readCategory(body.category)
  const { payload, ...asked } = readJsonBody(request, payloadSchema, expected)
  return { bytes: Buffer.from(payload, 'latin1'), asked: readAsked(asked) }
}

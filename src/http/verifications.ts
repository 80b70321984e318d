import type { Request, RequestHandler, Response } from 'express'
import type { Requester } from '../core/access/requester.ts'
import type { Examine } from '../service/examine-document.ts'
import { readCategory } from './category-asked.ts'
import { clientKey } from './client-key.ts'
import { readJsonBody } from './request-fault.ts'
import { sessionOf } from './sign-in/session-of.ts'
import { readUpload, receiveUpload, type Upload, whenGone } from './upload.ts'
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
      const { bytes, category } = isFile ? readUpload(request) : readPayload(request)
      const report = await examine(bytes, {
        requester: requesterOf(response),
        client: clientKey(request),
        // A text is judged at once, whoever waits for it.
        gone: isFile ? whenGone(response) : undefined,
        ...(category === undefined ? {} : { category }),
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

/** A clerk validates on pages of their own, with a case and a purpose: here a clerk is anybody. */
function requesterOf(response: Response): Requester {
  const subject = sessionOf(response)?.subject
  return subject?.kind === 'driver' && subject.neph !== null
    ? { role: 'holder', signedInBy: subject.signedInBy, neph: subject.neph }
    : { role: 'anonymous' }
}

function readPayload(request: Request): Upload {
  const expected = 'multipart "file" or JSON {"payload"}'
  // A category that does not exist has a code of its own, whatever the form of the request.
  const body: unknown = request.body
  if (typeof body === 'object' && body !== null && 'category' in body) readCategory(body.category)
  const { payload, category } = readJsonBody(request, payloadSchema, expected)
  return { bytes: Buffer.from(payload, 'latin1'), category: readCategory(category) }
}

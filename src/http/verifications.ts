import type { Request, RequestHandler } from 'express'
import * as z from 'zod'
import { CodedError } from '../errors.ts'
import type { Examine } from '../service/examine-document.ts'
import { readCategory } from './category-asked.ts'
import { readUpload, receiveUpload, type Upload } from './upload.ts'

/** A seal text has one byte for each character: what is above U+00FF was never read from a code. */
const isLatin1 = (text: string) => [...text].every((character) => (character.codePointAt(0) ?? 0) <= 0xff)

const payloadSchema = z.strictObject({
  payload: z.string().max(40_000).refine(isLatin1, 'expected characters U+0000 to U+00FF'),
  category: z.unknown().optional(),
})

/**
 * `POST /api/v1/verifications`: a file (multipart `file`) or a seal text (JSON `payload`), judged for an
 * anonymous requester. What is sent lives in memory only; the role never comes from the request.
 */
export function postVerification(examine: Examine): RequestHandler[] {
  return [
    receiveUpload,
    async (request, response) => {
      const { bytes, category } = request.is('multipart/form-data')
        ? readUpload(request)
        : readPayload(request)
      const report = await examine(bytes, {
        requester: { role: 'anonymous' },
        ...(category === undefined ? {} : { category }),
      })
      response.json(report)
    },
  ]
}

function readPayload(request: Request): Upload {
  if (!request.is('application/json'))
    throw new CodedError('UNSUPPORTED_TYPE', 'expected multipart/form-data or application/json')
  const body = payloadSchema.safeParse(request.body)
  if (body.success)
    return { bytes: Buffer.from(body.data.payload, 'latin1'), category: readCategory(body.data.category) }
  // The message of an issue may quote what was sent.
  const faults = body.error.issues.map(({ path, code }) => `${path.join('.') || 'body'} ${code}`)
  throw new CodedError(
    'REQUEST_MALFORMED',
    `expected multipart "file" or JSON {"payload"}; ${faults.join('; ')}`,
  )
}

import type { RequestHandler } from 'express'
import multer from 'multer'
import { z } from 'zod'
import { CATEGORY_CODES, type CategoryCode } from '../core/licence/categories.ts'
import { CodedError } from '../errors.ts'
import type { Examine } from '../service/examine-document.ts'

/** Largest upload taken, in bytes; more is refused while it is being received. */
export const UPLOAD_LIMIT = 20 * 1024 * 1024

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 4, fieldSize: 16 * 1024 },
}).single('file')

const categorySchema = z.enum(CATEGORY_CODES).optional()
const payloadSchema = z.strictObject({ payload: z.string().min(1).max(16_384), category: categorySchema })

/**
 * `POST /api/v1/verifications`: a file (multipart `file`) or a seal text (JSON `payload`), judged for an
 * anonymous requester. What is sent lives in memory only; the role never comes from the request.
 */
export function postVerification(examine: Examine): RequestHandler[] {
  return [
    receiveUpload,
    async (request, response) => {
      const { bytes, category } = readRequest(request)
      const report = await examine(bytes, {
        requester: { role: 'anonymous' },
        ...(category === undefined ? {} : { category }),
      })
      response.set('Cache-Control', 'no-store').json(report)
    },
  ]
}

const receiveUpload: RequestHandler = (request, response, next) => {
  if (!request.is('multipart/form-data')) return next()
  upload(request, response, (error: unknown) => next(error === undefined ? undefined : uploadError(error)))
}

function uploadError(error: unknown): unknown {
  if (!(error instanceof multer.MulterError))
    return new CodedError('REQUEST_MALFORMED', 'the multipart body is malformed')
  if (error.code === 'LIMIT_FILE_SIZE')
    return new CodedError('FILE_TOO_LARGE', `expected at most ${UPLOAD_LIMIT} bytes`, { limit: UPLOAD_LIMIT })
  return new CodedError('REQUEST_MALFORMED', `expected one file in the field "file": ${error.code}`)
}

interface VerificationInput {
  readonly bytes: Uint8Array
  readonly category?: CategoryCode | undefined
}

function readRequest(request: Parameters<RequestHandler>[0]): VerificationInput {
  if (request.is('multipart/form-data')) {
    if (!request.file) throw new CodedError('NO_FILE', 'expected a file in the multipart field "file"')
    return { bytes: request.file.buffer, category: readCategory(request.body?.category) }
  }
  const body = payloadSchema.safeParse(request.body)
  if (body.success) return { bytes: Buffer.from(body.data.payload, 'latin1'), category: body.data.category }
  const faults = body.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new CodedError(
    'REQUEST_MALFORMED',
    `expected multipart "file" or JSON {"payload"}: ${faults.join('; ')}`,
  )
}

function readCategory(value: unknown): CategoryCode | undefined {
  const category = categorySchema.safeParse(value === '' ? undefined : value)
  if (category.success) return category.data
  throw new CodedError('UNKNOWN_CATEGORY', `expected one of ${CATEGORY_CODES.join(', ')}`)
}

import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import type { CategoryCode } from '../core/licence/categories.ts'
import { CodedError } from '../errors.ts'
import { readCategory } from './category-asked.ts'

/** Largest upload taken, in bytes; more is refused while it is being received. */
const UPLOAD_LIMIT = 20 * 1024 * 1024

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 4, fieldSize: 16 * 1024 },
}).single('file')

/** Those that may be read at once or wait for it, and a few that come meanwhile: no more is held in memory. */
const MOST_UPLOADS = 24

let underWay = 0

/** Gives how many files handed in are being received or read. */
export function uploadsUnderWay(): number {
  return underWay
}

/**
 * Receives a multipart body into memory, within bounds; other bodies are left to whoever comes next. Where too many
 * are under way already, it is refused before it is received.
 *
 * @throws {CodedError} SCAN_BUSY
 */
export const receiveUpload: RequestHandler = (request, response, next) => {
  if (!request.is('multipart/form-data')) return next()
  if (underWay >= MOST_UPLOADS)
    throw new CodedError('SCAN_BUSY', `${underWay} files are under way, ${MOST_UPLOADS} may be`)
  underWay += 1
  response.once('close', () => {
    underWay -= 1
  })
  upload(request, response, (error: unknown) =>
    next(error === undefined || error === null ? undefined : uploadError(error)),
  )
}

function uploadError(error: unknown): unknown {
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE')
    return new CodedError('FILE_TOO_LARGE', `expected at most ${UPLOAD_LIMIT} bytes`, { limit: UPLOAD_LIMIT })
  const found = error instanceof multer.MulterError ? error.code : 'the body cannot be read'
  return new CodedError('REQUEST_MALFORMED', `expected one file in the multipart field "file": ${found}`)
}

/** What a person handed in, with the category asked about. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly category?: CategoryCode | undefined
}

/**
 * Reads the file of a multipart body.
 *
 * @throws {CodedError} NO_FILE or UNKNOWN_CATEGORY
 */
export function readUpload(request: Request): Upload {
  if (!request.file) throw new CodedError('NO_FILE', 'expected a file in the multipart field "file"')
  return { bytes: request.file.buffer, category: readCategory(request.body?.category) }
}

import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import type { CategoryCode } from '../core/licence/categories.ts'
import { CodedError } from '../errors.ts'
import { readCategory } from './category-asked.ts'
import { clientKey } from './client-key.ts'
import { dropBody } from './drop-body.ts'
import { receiveInTime } from './receive-in-time.ts'

/** Largest upload taken, in bytes; more is refused while it is being received. */
const UPLOAD_LIMIT = 20 * 1024 * 1024

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 4, fieldSize: 16 * 1024 },
}).single('file')

/** Those that may be read at once or wait for it, and a few that come meanwhile. */
const MOST_UPLOADS = 24
/** As many of one client as may be read or wait; nobody holds the others off by sending slowly. */
const MOST_UPLOADS_EACH = 8
/** No more is held in memory, as declared; a body that declares nothing may be as large as one may be. */
const MOST_BYTES = 5 * UPLOAD_LIMIT
/** Nobody holds the others off by declaring much and sending little. */
const MOST_BYTES_EACH = 2 * UPLOAD_LIMIT

interface UnderWay {
  readonly client: string
  readonly bytes: number
}

const underWay = new Set<UnderWay>()

/** Gives how many files handed in are being received or read. */
export function uploadsUnderWay(): number {
  return underWay.size
}

/**
 * Receives a multipart body into memory, within bounds; other bodies are left to whoever comes next. Where too much
 * is under way already, it is refused with SCAN_BUSY, and nothing of it is kept.
 */
export const receiveUpload: RequestHandler = (request, response, next) => {
  if (!request.is('multipart/form-data')) return next()
  const bytes = Math.min(Number(request.headers['content-length'] ?? UPLOAD_LIMIT), UPLOAD_LIMIT)
  const coming = { client: clientKey(request), bytes }
  const refusal = refuseBeyond(coming)
  if (refusal !== null) return dropBody(request, UPLOAD_LIMIT, () => next(refusal))
  underWay.add(coming)
  response.once('close', () => underWay.delete(coming))
  receiveInTime(request, response, upload, (error) =>
    next(error === undefined || error === null ? undefined : uploadError(error)),
  )
}

function refuseBeyond({ client, bytes }: UnderWay): CodedError | null {
  const all = [...underWay]
  if (all.length >= MOST_UPLOADS) return busy(`${all.length} files are under way, ${MOST_UPLOADS} may be`)
  const own = all.filter((one) => one.client === client)
  const ofClient = { ofClient: own.length }
  if (own.length >= MOST_UPLOADS_EACH)
    return busy(`${MOST_UPLOADS_EACH} files of one client are under way, no more may be`, ofClient)
  const [held, heldByClient] = [bytesOf(all) + bytes, bytesOf(own) + bytes]
  if (heldByClient > MOST_BYTES_EACH)
    return busy(
      `files of ${heldByClient} bytes of one client are under way, ${MOST_BYTES_EACH} may be`,
      ofClient,
    )
  return held > MOST_BYTES ? busy(`files of ${held} bytes are under way, ${MOST_BYTES} may be`) : null
}

function bytesOf(uploads: readonly UnderWay[]): number {
  return uploads.reduce((sum, { bytes }) => sum + bytes, 0)
}

function busy(found: string, evidence: CodedError['evidence'] = {}): CodedError {
  return new CodedError('SCAN_BUSY', found, evidence)
}

/** Tells when nobody waits for the answer any more. */
export function whenGone(response: Response): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

function uploadError(error: unknown): unknown {
  if (error instanceof CodedError) return error
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE')
    return new CodedError('FILE_TOO_LARGE', `expected at most ${UPLOAD_LIMIT} bytes`, { limit: UPLOAD_LIMIT })
  const found = error instanceof multer.MulterError ? error.code : 'the body cannot be read'
  return new CodedError('REQUEST_MALFORMED', `expected one file in the multipart field "file": ${found}`, {
    field: 'file',
  })
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
  if (!request.file)
    throw new CodedError('NO_FILE', 'expected a file in the multipart field "file"', { field: 'file' })
  return { bytes: request.file.buffer, category: readCategory(request.body?.category) }
}

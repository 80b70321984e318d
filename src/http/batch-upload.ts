import type { Request, RequestHandler } from 'express'
import multer, { type StorageEngine } from 'multer'
import { CodedError } from '../errors.ts'
import { clientKey } from './client-key.ts'
import { dropBody } from './drop-body.ts'
import { receiveInTime } from './receive-in-time.ts'

/** Bounds of one batch: what is received stays in memory until it is answered. */
const MOST_FILES = 50
const MOST_BYTES = 50 * 1024 * 1024
const MOST_FILE_BYTES = 20 * 1024 * 1024
const MOST_UNDER_WAY = 2

/** The clients whose batches are being received. */
const underWay: string[] = []
const received = new WeakMap<Request, number>()

/** Counts all files of a request together, which multer does not. */
const boundedMemory: StorageEngine = {
  _handleFile(request, file, done) {
    const chunks: Buffer[] = []
    let ended = false
    const end = (error: unknown, buffer?: Buffer): void => {
      if (ended) return
      ended = true
      chunks.length = 0
      if (buffer === undefined) file.stream.resume()
      done(error ?? null, buffer === undefined ? undefined : { buffer, size: buffer.length })
    }
    file.stream
      .on('data', (chunk: Buffer) => {
        const total = (received.get(request) ?? 0) + chunk.length
        received.set(request, total)
        if (total > MOST_BYTES) end(tooLarge())
        else if (!ended) chunks.push(chunk)
      })
      .on('error', (error: Error) => end(error))
      .on('end', () => end(null, Buffer.concat(chunks)))
  },
  _removeFile: (_request, _file, done) => done(null),
}

const upload = multer({
  storage: boundedMemory,
  limits: { fileSize: MOST_BYTES, files: MOST_FILES, fields: 4, fieldSize: 16 * 1024 },
}).array('files', MOST_FILES)

/**
 * Receives the files of a batch into memory, within bounds; where two batches are being received already, or one of
 * the same client, it is refused with SCAN_BUSY, and nothing of it is kept.
 */
export const receiveBatch: RequestHandler = (request, response, next) => {
  if (!request.is('multipart/form-data'))
    throw new CodedError('UNSUPPORTED_TYPE', 'expected multipart/form-data with files', {
      bodyTypes: 'multipart/form-data',
    })
  const client = clientKey(request)
  const busy = busyFor(client)
  if (busy !== null) return dropBody(request, MOST_BYTES, () => next(busy))
  underWay.push(client)
  response.once('close', () => underWay.splice(underWay.indexOf(client), 1))
  receiveInTime(request, response, upload, (error) =>
    next(error === undefined || error === null ? undefined : uploadError(error)),
  )
}

function tooLarge(): CodedError {
  return new CodedError('FILE_TOO_LARGE', `expected at most ${MOST_BYTES} bytes of files`, {
    limit: MOST_BYTES,
  })
}

function busyFor(client: string): CodedError | null {
  if (underWay.includes(client))
    return new CodedError('SCAN_BUSY', 'a batch of this client is being received', { ofClient: 1 })
  return underWay.length < MOST_UNDER_WAY
    ? null
    : new CodedError('SCAN_BUSY', `${underWay.length} batches are being received, ${MOST_UNDER_WAY} may be`)
}

function uploadError(error: unknown): unknown {
  if (error instanceof CodedError) return error
  const code = error instanceof multer.MulterError ? error.code : 'the body cannot be read'
  if (code === 'LIMIT_FILE_SIZE') return tooLarge()
  return new CodedError('REQUEST_MALFORMED', `expected at most ${MOST_FILES} files in "files": ${code}`, {
    field: 'files',
    limit: MOST_FILES,
  })
}

/** A file of a batch, in memory. */
export interface ReceivedFile {
  readonly name: string
  readonly bytes: Buffer
}

/**
 * Gives the files that were received.
 *
 * @throws {CodedError} NO_FILE
 */
export function receivedFiles(request: Request): readonly ReceivedFile[] {
  const files = Array.isArray(request.files) ? request.files : []
  if (files.length === 0)
    throw new CodedError('NO_FILE', 'expected files in the multipart field "files"', { field: 'files' })
  return files.map(({ originalname, buffer }) => ({ name: utf8(originalname), bytes: buffer }))
}

/** Refuses one file of a batch that is larger than a single one may be. */
export function readReceived({ bytes }: ReceivedFile): Uint8Array {
  if (bytes.length <= MOST_FILE_BYTES) return bytes
  throw new CodedError('FILE_TOO_LARGE', `file of ${bytes.length} bytes, ${MOST_FILE_BYTES} allowed`)
}

/** Names come as Latin-1, whatever the browser meant (RFC 7578, section 5.1). */
function utf8(name: string): string {
  const text = Buffer.from(name, 'latin1').toString('utf8')
  return text.includes('\u{fffd}') ? name : text
}

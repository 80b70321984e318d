import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'

/**
 * `GET /trust/audit-heads`: the signed heads of the audit, one a line, oldest first. They tell of nobody: whoever
 * keeps a copy can later prove that the log was not rewritten or cut off. None yet is an empty answer.
 *
 * A range of bytes is not served; with `?after=SIZE` only what was added behind the first SIZE bytes is.
 */
export function getAuditHeads(headsFile: string): RequestHandler {
  return async (request, response) => {
    const size = await stat(headsFile).then(
      (found) => found.size,
      () => 0,
    )
    const { after } = request.query
    const start = typeof after === 'string' && /^\d{1,12}$/.test(after) ? Math.min(Number(after), size) : 0
    response.type('application/x-ndjson').set('Cache-Control', 'public, max-age=60')
    if (start === size || request.method === 'HEAD') return void response.end()
    await pipeline(createReadStream(headsFile, { start, end: size - 1 }), response)
  }
}

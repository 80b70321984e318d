import type { Request, RequestHandler, Response } from 'express'
import { CodedError } from '../errors.ts'

/** How slowly a body may come. */
export interface UploadPace {
  /** For any body, whatever its size. */
  readonly graceMs: number
  /** After that, of all that has come since the beginning. */
  readonly leastBytesPerSecond: number
  readonly checkEveryMs: number
}

/** Thirty seconds, and beyond them only a line that carries half a megabit a second. */
const PACE: UploadPace = { graceMs: 30_000, leastBytesPerSecond: 64 * 1024, checkEveryMs: 5_000 }

/**
 * Receives a body by `receive`, and calls `then` once with what became of it. A body that comes too slowly holds its
 * room no longer: it ends with UPLOAD_TOO_SLOW, and the connection with the answer.
 */
export function receiveInTime(
  request: Request,
  response: Response,
  receive: RequestHandler,
  then: (error?: unknown) => void,
  pace: UploadPace = PACE,
): void {
  const [{ socket }, begun] = [request, performance.now()]
  const before = socket.bytesRead
  let told = false
  const tell = (error?: unknown): void => {
    if (told) return
    told = true
    clearInterval(watch)
    then(error)
  }
  const watch = setInterval(() => {
    const tookMs = performance.now() - begun
    const received = socket.bytesRead - before
    if (tookMs < pace.graceMs || (received * 1000) / tookMs >= pace.leastBytesPerSecond) return
    response.set('Connection', 'close')
    const seconds = Math.round(tookMs / 1000)
    tell(new CodedError('UPLOAD_TOO_SLOW', `${received} bytes came in ${seconds} s`, { received, seconds }))
  }, pace.checkEveryMs)
  response.once('close', () => clearInterval(watch))
  receive(request, response, tell)
}

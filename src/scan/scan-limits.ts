/** Bounds put on reading one file. Nothing about a file may make the reader exceed them. */
export interface ScanLimits {
  readonly maxBytes: number
  /** Pixels a picture may declare. */
  readonly maxPixels: number
  /** Pages of a PDF or of a TIFF. */
  readonly maxPages: number
  /** Pixels at most in which a page is rendered or a picture is searched; larger ones are reduced. */
  readonly maxReadPixels: number
  /** After this the worker is ended. Waiting does not count, neither in the queue nor for a processor. */
  readonly timeoutMs: number
  /** After this no further page is looked at and no further attempt is made; what was found is answered. */
  readonly answerMs: number
  /** Processor time; once spent, no further attempt is made on codes that are hard to read. */
  readonly searchMs: number
}

/** Limits used where a caller names none: what the largest ordinary scan needs, and every file answered within 4 s. */
export const DEFAULT_SCAN_LIMITS: ScanLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxPixels: 60_000_000,
  maxPages: 30,
  maxReadPixels: 12_000_000,
  timeoutMs: 3_200,
  answerMs: 2_200,
  searchMs: 900,
}

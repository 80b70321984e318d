import { CodedError } from '../errors.ts'

/**
 * Reasons for which a file handed in gives no evidence at all.
 *
 * A picture or PDF in which no code is found is none of them: that is evidence without codes.
 */
export type ScanErrorCode =
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'UNSUPPORTED_TYPE'
  | 'AMBIGUOUS_FILE'
  | 'HEIC_NOT_READ'
  | 'UNREADABLE_IMAGE'
  | 'IMAGE_TOO_LARGE'
  | 'UNREADABLE_PDF'
  | 'PASSWORD_PROTECTED'
  | 'TOO_MANY_PAGES'
  | 'SCAN_TIMEOUT'
  | 'SCAN_BUSY'
  | 'SCAN_MEMORY'
  | 'SCANNER_NOT_BUILT'
  | 'SYMBOL_UNREADABLE'

/** Says why a file could not be read; `SCAN_BUSY`, `SCANNER_NOT_BUILT` and `SYMBOL_UNREADABLE` are ours, the others the file's. */
export class ScanError extends CodedError<ScanErrorCode> {
  override readonly name = 'ScanError'
}

/** Says of a file that begins as one thing that a reader of PDF opens it as another. */
export function ambiguousFile(found: string): ScanError {
  const message = `file that begins as ${found} and opens as a PDF too, one or the other expected`
  return new ScanError('AMBIGUOUS_FILE', message, { found })
}

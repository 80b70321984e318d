import { CodedError } from '../errors.ts'

/** Names every reason for which a document cannot be laid out or written. */
export type RenderingErrorCode =
  | 'CHARACTER_NOT_PRINTABLE'
  | 'UNKNOWN_MARKUP'
  | 'BAD_MARKUP'
  | 'UNKNOWN_TEMPLATE'
  | 'TEMPLATE_FAULT'
  | 'SEAL_MISMATCH'
  | 'BLOCK_TOO_WIDE'
  | 'FONT_UNREADABLE'

/**
 * Tells why a template, its markup or its text cannot become a PDF.
 *
 * Messages name elements, attributes and code points, never the text being printed.
 */
export class RenderingError extends CodedError<RenderingErrorCode> {
  override readonly name = 'RenderingError'
}

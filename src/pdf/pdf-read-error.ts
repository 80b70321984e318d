import { CodedError } from '../errors.ts'

export type PdfReadErrorCode = 'UNREADABLE_PDF' | 'ENCRYPTED_PDF'

/** Reports a file in which no signature can be looked for: not a PDF, or one that is encrypted. */
export class PdfReadError extends CodedError<PdfReadErrorCode> {
  override readonly name = 'PdfReadError'
}

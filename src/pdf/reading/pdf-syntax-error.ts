import { CodedError } from '../../errors.ts'

/** Reports where the bytes of a file stop being PDF syntax. */
export class PdfSyntaxError extends CodedError<'PDF_SYNTAX'> {
  override readonly name = 'PdfSyntaxError'
  readonly offset: number

  constructor(message: string, offset: number) {
    super('PDF_SYNTAX', `${message} at offset ${offset}`, { offset })
    this.offset = offset
  }
}

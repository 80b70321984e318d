import type { PdfCoverage } from '../../core/verification/evidence.ts'
import { pdfText } from './pdf-syntax.ts'
import type { SignatureDictionary } from './signature-dictionary.ts'

/**
 * Grades how much of a file a signature covers.
 *
 * `entire-file` needs a /ByteRange that begins at byte 0, leaves out the signature's own /Contents, angle
 * brackets included, and nothing else, and ends with the last byte of the file: one line end added
 * afterwards is already a later revision. `earlier-revision` ends with an %%EOF before that.
 */
export function coverageOf(bytes: Uint8Array, signature: SignatureDictionary): PdfCoverage {
  const { byteRange, contents } = signature
  if (byteRange === null || contents === null) return 'unclear'
  const [start, length, secondStart, secondLength] = byteRange
  const end = secondStart + secondLength
  if (start !== 0 || length !== contents.start || secondStart !== contents.end) return 'unclear'
  if (end === bytes.length) return 'entire-file'
  const lastLine = pdfText(bytes, Math.max(secondStart, end - 7), Math.min(end, bytes.length))
  return end < bytes.length && /%%EOF\r?\n?$/.test(lastLine) ? 'earlier-revision' : 'unclear'
}

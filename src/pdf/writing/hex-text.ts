import { PDFHexString } from 'pdf-lib'

/** Writes a text as a PDF hexadecimal string: UTF-16, big-endian, with its mark (ISO 32000-1 §7.9.2.2). */
export function hexText(text: string): PDFHexString {
  return PDFHexString.of(`FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}`)
}

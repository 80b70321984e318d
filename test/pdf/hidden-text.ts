import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib'

/**
 * Gives everything that a file says beside the glyphs on its pages: every text of its objects (properties, structure,
 * bookmarks, signature dictionary) and every stream unpacked (XMP, content, fonts), one under the other.
 */
export async function hiddenText(pdf: Uint8Array): Promise<string> {
  const file = await PDFDocument.load(pdf, { updateMetadata: false })
  const told = file.context.enumerateIndirectObjects().flatMap(([, object]) => [...textsOf(object)])
  return [Buffer.from(pdf).toString('latin1'), ...told].join('\n')
}

/** The ways in which a text could stand in a file. */
export function formsOf(text: string): readonly string[] {
  const wide = Buffer.from(text, 'utf16le').swap16()
  return [
    text,
    wide.toString('latin1'),
    ...[Buffer.from(text), wide].flatMap((bytes) => {
      const hex = bytes.toString('hex')
      return [hex, hex.toUpperCase(), bytes.toString('base64')]
    }),
  ]
}

function* textsOf(object: PDFObject): Generator<string> {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    yield object.decodeText()
    yield Buffer.from(object.asBytes()).toString('latin1')
  } else if (object instanceof PDFArray) for (const item of object.asArray()) yield* textsOf(item)
  else if (object instanceof PDFDict) for (const value of object.values()) yield* textsOf(value)
  else if (object instanceof PDFRawStream) {
    yield* textsOf(object.dict)
    yield Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
  }
}

import { type PdfValue, pdfText, readPdfValue, skipPdfSpace } from '../reading/pdf-syntax.ts'
import { PdfSyntaxError } from '../reading/pdf-syntax-error.ts'

export type PdfDictionary = Extract<PdfValue, { kind: 'dictionary' }>

/** The cross-reference section that a revision ends with. */
export interface CrossReference {
  readonly offset: number
  /** The trailer, or the dictionary of the cross-reference stream. */
  readonly dictionary: PdfDictionary
  /** One more than the highest object number. */
  readonly size: number
  /** The catalog, as a reference is written: `12 0 R`. */
  readonly root: string
  /** Likewise the description of the document; null where there is none. */
  readonly info: string | null
  readonly isStream: boolean
}

/** How far from its end a file announces where its cross-reference section stands. */
const ANNOUNCED_WITHIN = 1_024

/**
 * Finds the cross-reference section that the last lines of a file name (ISO 32000-2, 7.5.5); null when there is none
 * that can be read.
 */
export function lastCrossReference(bytes: Uint8Array): CrossReference | null {
  const from = Math.max(0, bytes.length - ANNOUNCED_WITHIN)
  const announced = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(pdfText(bytes, from, bytes.length))
  const offset = Number(announced?.[1] ?? Number.NaN)
  if (!(offset < bytes.length)) return null
  try {
    const dictionary = readPdfValue(bytes, dictionaryOffset(bytes, offset))
    return dictionary.kind === 'dictionary' ? describe(bytes, offset, dictionary) : null
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null
    throw error
  }
}

/** Describes a section whose dictionary was read; null when it names no catalog. */
export function describe(
  bytes: Uint8Array,
  offset: number,
  dictionary: PdfDictionary,
): CrossReference | null {
  const size = dictionary.entries.get('Size')
  const root = dictionary.entries.get('Root')
  const info = dictionary.entries.get('Info')
  if (dictionary.repeats || size?.kind !== 'number' || root?.kind !== 'reference') return null
  return {
    offset,
    dictionary,
    size: size.number,
    root: written(bytes, root),
    info: info === undefined ? null : written(bytes, info),
    isStream: pdfText(bytes, offset, offset + 4) !== 'xref',
  }
}

function written(bytes: Uint8Array, { start, end }: PdfValue): string {
  return pdfText(bytes, start, end).replace(/\s+/g, ' ')
}

/** A table is followed by its trailer; a stream begins like every other object. */
function dictionaryOffset(bytes: Uint8Array, offset: number): number {
  const header = /^\d{1,10}\s+\d{1,5}\s+obj/.exec(pdfText(bytes, offset, offset + 40))
  if (header !== null) return offset + header[0].length
  if (pdfText(bytes, offset, offset + 4) !== 'xref') return bytes.length
  const trailer = pdfText(bytes, offset, bytes.length).indexOf('trailer')
  return trailer === -1 ? bytes.length : skipPdfSpace(bytes, offset + trailer + 7)
}

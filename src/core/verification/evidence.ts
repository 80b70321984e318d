import type { Advice } from './advice.ts'

/**
 * What was found in something handed in for verification: facts only, no judgement.
 *
 * Adapters (`scan/`, `pdf/`) produce it from bytes; `verifyDocument` judges it. Nothing here is proved.
 */
export interface Evidence {
  readonly source: 'seal-text' | 'image' | 'pdf'
  /**
   * Every 2D-Doc found, in page order; a code printed twice with the same text is listed twice. One of several codes
   * that hold a seal together is listed as it was read: joining them is judgement.
   */
  readonly codes: readonly CodeFound[]
  /** Codes of other kinds that were seen; their content is never kept. */
  readonly otherCodes: readonly OtherCodeFound[]
  /** Facts about the PDF; null for pictures and bare seal text. */
  readonly pdf: PdfEvidence | null
  /** What would help where no 2D-Doc was found; absent where one was, or nobody measured. */
  readonly advice?: readonly Advice[]
}

/** Where a code stands. */
export interface CodePlace {
  /** Page number from 1; 1 for pictures and bare text. */
  readonly page: number
  /** Outline of the symbol; null for bare seal text. */
  readonly position: CodePosition | null
  /** Share of the error correction left when it was read, 0 to 1; absent where the reader does not tell. */
  readonly quality?: number
  /** Which attempt of the reader succeeded; a name for operators, which may change. Absent for bare seal text. */
  readonly step?: string
}

/** Gives the place of a code alone, without what was read there. */
export function codePlace({ page, position, quality, step }: CodePlace): CodePlace {
  return {
    page,
    position,
    ...(quality === undefined ? {} : { quality }),
    ...(step === undefined ? {} : { step }),
  }
}

/** A 2D-Doc as a reader found it. */
export interface CodeFound extends CodePlace {
  /** The text received, one code point 0 to 255 for each byte (ISO-8859-1), never normalised. */
  readonly text: string
  /** Where each of the codes stood that were joined into this text; absent for a code that is whole by itself. */
  readonly parts?: readonly CodePlace[]
}

/** Bounding box of a symbol, as fractions (0 to 1) of the page or picture, origin at the top left. */
export interface CodePosition {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A code that is no 2D-Doc: it proves nothing, and its content is not kept. */
export interface OtherCodeFound {
  /** Symbology as its standard names it, e.g. `QRCode`; `DataMatrix` when the text is no 2D-Doc. */
  readonly symbology: string
  readonly page: number
}

/** What a PDF says beside its codes. */
export interface PdfEvidence {
  readonly pageCount: number
  /** Text layer of each page, in reading order as the reader gives it; empty string where there is none. */
  readonly pageTexts: readonly string[]
  /** Words that share their place on the page with other text; absent where nobody looked. */
  readonly overprinted?: readonly string[]
  readonly signatures: readonly PdfSignatureEvidence[]
}

/**
 * How much of the file a signature's /ByteRange covers. A graded fact, not a judgement:
 * `entire-file` has nothing before, between (but the signature's own /Contents) or after.
 */
export type PdfCoverage = 'entire-file' | 'earlier-revision' | 'unclear'

/**
 * What later revisions have changed of what a signature covers. The first two add nothing to what is shown: a store
 * of certificates and revocation lists (/DSS), and a time-stamp on the whole document.
 */
export type PdfChange =
  | 'security-store'
  | 'document-timestamp'
  /** What a page shows, its resources, its size, or layers. */
  | 'page-content'
  /** Pages added, taken out or put in another order. */
  | 'pages'
  | 'annotation'
  | 'form'
  | 'signature'
  | 'javascript'
  | 'xfa'
  | 'embedded-file'
  | 'action'
  | 'metadata'
  | 'catalog'
  | 'other-object'
  /** Bytes that are no complete revision, or one that two readers could read in two ways. */
  | 'unreadable'

/** A time-stamp on a signature, or on a whole document. */
export interface PdfTimestampEvidence {
  /** ISO 8601 in UTC; null where the time-stamp does not hold. */
  readonly at: string | null
  /** Who made it, as its certificate says; whether that authority is to be believed is not judged. */
  readonly authority: string | null
  /** Why it does not hold, for the operator. */
  readonly fault: string | null
}

/** The facts of one signature of a PDF. */
export interface PdfSignatureEvidence {
  readonly subFilter: string
  readonly coverage: PdfCoverage
  /** The digest in the CMS equals the digest of the bytes covered. */
  readonly intact: boolean
  /** The CMS signature verifies with the certificate it names (PAdES: by signing-certificate-v2). */
  readonly valid: boolean
  /** DER of the certificate that verifies the signature; null when none could be read. */
  readonly signerCertificate: Uint8Array | null
  /** Claimed time of signing (/M of the signature dictionary), ISO 8601 with offset; proves nothing. */
  readonly claimedAt: string | null
  /** Why the signature could not be read or does not verify, for the operator; null when valid. */
  readonly fault: string | null
  /** What was changed after an `earlier-revision`, each kind once; absent where nobody looked. */
  readonly laterChanges?: readonly PdfChange[]
  /** The time-stamp that the signature bears; null when none, absent where nobody looked. */
  readonly timestamp?: PdfTimestampEvidence | null
}

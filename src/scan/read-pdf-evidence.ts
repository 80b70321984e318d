import type { Evidence, PdfEvidence, PdfSignatureEvidence } from '../core/verification/evidence.ts'
import { CodedError } from '../errors.ts'
import { readPdfSignatures } from '../pdf/read-signatures.ts'
import { adviseOnPages } from './advice/advise-on-pages.ts'
import { type PageFacts, PdfPages } from './pdf-pages.ts'
import type { Pdfium } from './pdfium-module.ts'
import { readPages } from './read-pages.ts'
import { ScanError } from './scan-error.ts'
import type { ScanLimits } from './scan-limits.ts'
import { startDeadline } from './thread-clock.ts'
import { toEvidence, withAdvice } from './to-evidence.ts'

const NO_FACTS: PageFacts = {
  text: '',
  overprinted: [],
  hasPictures: false,
  pictureDpi: 0,
  largestPicture: 0,
}
/** A scan in a PDF is mostly black and white, and may be so many times as large as a picture by itself. */
const PICTURE_TIMES = 4

/**
 * Reads the evidence of a PDF: codes of each page, text layer, signatures.
 *
 * The engine is left in an unknown state: give it to no other file. Run it in a worker that can be ended.
 *
 * @throws {ScanError} when the file cannot be read, needs a password, or has too many pages.
 */
export async function readPdfEvidence(
  engine: Pdfium,
  bytes: Uint8Array,
  limits: ScanLimits,
): Promise<Evidence> {
  const isOver = startDeadline(limits.answerMs)
  const pdf = new PdfPages(engine, bytes)
  checkPageCount(pdf.pageCount, limits)
  const facts = Array.from({ length: pdf.pageCount }, (_, page) => pdf.facts(page))
  if (facts.every((page) => page === null)) throw cutShort('no page can be loaded')
  checkPictures(facts, limits)
  const drawn = { pdf, facts: facts.map((page) => page ?? NO_FACTS), limits, isOver }
  const { codes, unseen, order, draw } = await readPages(drawn)
  if (codes.every((page) => page.seals.length === 0) && !hasEnd(bytes)) throw cutShort('no %%EOF at its end')
  const facet: PdfEvidence = {
    pageCount: pdf.pageCount,
    pageTexts: facts.map((page) => page?.text ?? ''),
    overprinted: facts.flatMap((page) => page?.overprinted ?? []),
    signatures: await readSignatures(bytes),
  }
  return withAdvice(toEvidence('pdf', codes, facet), () => adviseOnPages(order, unseen, draw, isOver))
}

function checkPageCount(found: number, limits: ScanLimits): void {
  if (found < 1) throw cutShort('no page found')
  if (found > limits.maxPages)
    throw new ScanError('TOO_MANY_PAGES', `${found} pages in the PDF, ${limits.maxPages} allowed`, {
      found,
      limit: limits.maxPages,
    })
}

/** Drawing unpacks a picture whole, however small it is printed. */
function checkPictures(facts: readonly (PageFacts | null)[], { maxPixels }: ScanLimits): void {
  const found = Math.max(...facts.map((page) => page?.largestPicture ?? 0))
  const limit = PICTURE_TIMES * maxPixels
  if (found > limit)
    throw new ScanError('IMAGE_TOO_LARGE', `picture of ${found} pixels in the PDF, ${limit} allowed`, {
      found,
      limit,
    })
}

/**
 * Signatures that cannot be read must not pass for absent ones: the file then carries one that is not valid.
 * Without any /ByteRange, which no encryption or compression may hide (ISO 32000-1, 12.8.1), there is none.
 */
async function readSignatures(bytes: Uint8Array): Promise<readonly PdfSignatureEvidence[]> {
  try {
    return await readPdfSignatures(bytes)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange')) return []
    const fault = `${error.code}: ${error.message}`
    return [
      {
        subFilter: '',
        coverage: 'unclear',
        intact: false,
        valid: false,
        signerCertificate: null,
        claimedAt: null,
        fault,
      },
    ]
  }
}

function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-2_048).includes('%%EOF')
}

function cutShort(found: string): ScanError {
  return new ScanError('UNREADABLE_PDF', `PDF cut short or corrupt: ${found}`)
}

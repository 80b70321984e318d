import type { Evidence, PdfEvidence, PdfSignatureEvidence } from '../core/verification/evidence.ts'
import { CodedError } from '../errors.ts'
import { readPdfSignatures } from '../pdf/read-signatures.ts'
import { adviseOnPages } from './advice/advise-on-pages.ts'
import { rememberLast } from './last-drawn.ts'
import { isSettled, mergePageCodes, type PageCodes } from './page-codes.ts'
import { type PageFacts, PdfPages } from './pdf-pages.ts'
import type { Pdfium } from './pdfium-module.ts'
import { BLANK, type Picture } from './picture.ts'
import { readCodesQuickly, searchPages } from './read-codes.ts'
import { ScanError } from './scan-error.ts'
import type { ScanLimits } from './scan-limits.ts'
import { startBudget, startDeadline } from './thread-clock.ts'
import { toEvidence, withAdvice } from './to-evidence.ts'

const FIRST_DPI = 200
const SECOND_DPI = 300
const HIGHEST_DPI = 600
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
  const render = rememberLast<Rendering>(
    ({ page, dpi }) => pdf.render(page, dpi, limits.maxReadPixels) ?? BLANK,
    (one, other) => one.page === other.page && one.dpi === other.dpi,
  )
  const drawn = { render, facts: facts.map((page) => page ?? NO_FACTS), limits, isOver }
  const codes = await readPages(drawn)
  if (codes.every((page) => page.seals.length === 0) && !hasEnd(bytes)) throw cutShort('no %%EOF at its end')
  const facet: PdfEvidence = {
    pageCount: pdf.pageCount,
    pageTexts: facts.map((page) => page?.text ?? ''),
    overprinted: facts.flatMap((page) => page?.overprinted ?? []),
    signatures: await readSignatures(bytes),
  }
  const unseen = pdf.pageCount - codes.length
  return withAdvice(toEvidence('pdf', codes, facet), () =>
    adviseOnPages(codes.length, unseen, (page) => drawFiner(drawn, page), isOver),
  )
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

interface Rendering {
  readonly page: number
  readonly dpi: number
}

interface DrawnPages {
  readonly render: (what: Rendering) => Promise<Picture>
  readonly facts: readonly PageFacts[]
  readonly limits: ScanLimits
  readonly isOver: () => boolean
}

/**
 * A page without a code is drawn finer when it holds pictures, or when the whole file gave no code; every page is,
 * when one of several codes that belong together is missing.
 */
async function readPages(drawn: DrawnPages): Promise<PageCodes[]> {
  const { facts, limits, isOver } = drawn
  const codes: PageCodes[] = []
  while (codes.length < facts.length && !(codes.length > 0 && isOver()))
    codes.push(await readCodesQuickly(await draw(drawn, codes.length, FIRST_DPI)))
  const isSpent = startBudget(limits.searchMs)
  const isTimeUp = (): boolean => isSpent() || isOver()
  const settled = isSettled(codes)
  for (const [page, seen] of codes.entries())
    if ((!settled || (seen.seals.length === 0 && facts[page]?.hasPictures)) && !isTimeUp())
      codes[page] = mergePageCodes(seen, await readCodesQuickly(await drawFiner(drawn, page)))
  if (isSettled(codes)) return codes
  const isScan = (page: number): boolean => facts[page]?.hasPictures === true
  return searchPages({ known: codes, draw: (page) => drawFiner(drawn, page), isScan }, isTimeUp)
}

/** At the resolution of the scan that the page holds, where that is finer. */
function drawFiner(drawn: DrawnPages, page: number): Promise<Picture> {
  const dpi = Math.round(drawn.facts[page]?.pictureDpi ?? 0)
  return draw(drawn, page, Math.min(HIGHEST_DPI, Math.max(SECOND_DPI, dpi)))
}

async function draw({ render, isOver }: DrawnPages, page: number, dpi: number): Promise<Picture> {
  return page > 0 && isOver() ? BLANK : render({ page, dpi })
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

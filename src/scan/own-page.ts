import type { CodeFound } from '../core/verification/evidence.ts'
import { PdfPages } from './pdf-pages.ts'
import { type Pdfium, startPdfium } from './pdfium-module.ts'
import type { Picture } from './picture.ts'
import { readCodesQuickly } from './read-codes.ts'
import { ScanError } from './scan-error.ts'

const MEMORY_MB = 512
const MAX_PIXELS = 40_000_000
const LINT_DPI = 200

let engine: Promise<Pdfium> | undefined

/**
 * Draws one page (from 1) of a PDF that we made ourselves, in this thread.
 *
 * It has none of the bounds of `readEvidence`: never give it a file from outside.
 */
export async function renderPdfPage(pdf: Uint8Array, page: number, dpi: number): Promise<Picture> {
  return withPages(pdf, async (pages) => draw(pages, page, dpi))
}

/** What our own PDF shows to a reader of its first page. */
export interface OwnPage {
  readonly codes: readonly CodeFound[]
  readonly pageTexts: readonly string[]
  readonly overprinted: readonly string[]
  readonly pageCount: number
}

/**
 * Reads back a PDF that we made ourselves, before it is handed out: codes of its first page, text of all.
 *
 * One quick attempt at 200 dpi: what it cannot read, a poor scanner could not either. Trusted input only.
 */
export async function readOwnPage(pdf: Uint8Array): Promise<OwnPage> {
  return withPages(pdf, async (pages) => {
    const { seals } = await readCodesQuickly(draw(pages, 1, LINT_DPI))
    const facts = Array.from({ length: pages.pageCount }, (_, page) => pages.facts(page))
    return {
      codes: seals.map((seal) => ({ ...seal, page: 1 })),
      pageTexts: facts.map((page) => page?.text ?? ''),
      overprinted: facts.flatMap((page) => page?.overprinted ?? []),
      pageCount: pages.pageCount,
    }
  })
}

function draw(pages: PdfPages, page: number, dpi: number): Picture {
  const picture = pages.render(page - 1, dpi, MAX_PIXELS)
  if (picture) return picture
  throw new ScanError('UNREADABLE_PDF', `page ${page} of ${pages.pageCount} cannot be drawn`)
}

async function withPages<Result>(
  pdf: Uint8Array,
  use: (pages: PdfPages) => Promise<Result>,
): Promise<Result> {
  engine ??= startPdfium(MEMORY_MB)
  try {
    const pages = new PdfPages(await engine, pdf)
    const result = await use(pages)
    pages.close()
    return result
  } catch (error) {
    // After a fault the engine may be damaged: the next call starts another.
    engine = undefined
    throw error
  }
}

import { rememberLast } from './last-drawn.ts'
import { isSettled, mergePageCodes, type PageCodes } from './page-codes.ts'
import { promiseOf } from './page-promise.ts'
import type { PageFacts, PdfPages } from './pdf-pages.ts'
import { BLANK, type Picture } from './picture.ts'
import { readCodesQuickly, searchPages } from './read-codes.ts'
import { ScanError } from './scan-error.ts'
import type { ScanLimits } from './scan-limits.ts'
import { StepCosts } from './step-costs.ts'
import { type IsTimeUp, startBudget } from './thread-clock.ts'

/** The pages of a PDF, and how long they may be looked at. */
export interface PagesToRead {
  readonly pdf: Pick<PdfPages, 'render' | 'scannedJpeg'>
  readonly facts: readonly PageFacts[]
  readonly limits: ScanLimits
  readonly isOver: IsTimeUp
}

/** What was read on the pages of a PDF. */
export interface PagesRead {
  readonly codes: readonly PageCodes[]
  /** Pages of which none of this was read for want of time. */
  readonly unseen: number
  /** All pages, those that promise most first. */
  readonly order: readonly number[]
  /** Draws a page as finely as it is read. */
  readonly draw: (page: number) => Promise<Picture>
}

const FIRST_DPI = 200
const SECOND_DPI = 300
const HIGHEST_DPI = 600
const GLANCE_DPI = 50
const GLANCE_PIXELS = 250_000
/** Share of the time that glances may take. */
const GLANCING = 0.5
/** Pages that promise less than so much of what the best one does must leave time for that to be searched. */
const COMPARABLE = 0.5
const NOTHING: PageCodes = { seals: [], others: [] }

/**
 * Reads the codes of all pages, one after the other where time allows for all of them.
 *
 * Where it does not, each is first glanced at, and those that promise most are read first. A page without a code is
 * drawn finer when it holds pictures, or when the whole file gave no code; every page is, when one of several codes that
 * belong together is missing.
 */
export async function readPages(asked: PagesToRead): Promise<PagesRead> {
  const pages = new OpenPages(asked)
  await pages.readInOrder()
  const isCrowded = pages.unread().length > 0
  if (isCrowded) await pages.readByPromise()
  const codes = await searchFiner(pages, asked, isCrowded)
  return { codes, unseen: pages.unread().length, order: pages.order(), draw: (page) => pages.drawFiner(page) }
}

async function searchFiner(
  pages: OpenPages,
  { facts, limits, isOver }: PagesToRead,
  isCrowded: boolean,
): Promise<readonly PageCodes[]> {
  const codes = [...pages.codes()]
  const { costs } = pages
  const isSpent = startBudget(limits.searchMs)
  const isTimeUp: IsTimeUp = (toCome) => isSpent(toCome) || isOver(toCome)
  const isScan = (page: number): boolean => facts[page]?.hasPictures === true
  const settled = isSettled(codes)
  // Among many pages the reader for damaged symbols comes first, for it reads the few that promise something finer too.
  for (const page of isCrowded && !settled ? [] : pages.order()) {
    const seen = codes[page] ?? NOTHING
    if ((!settled || (seen.seals.length === 0 && isScan(page))) && !isTimeUp())
      codes[page] = mergePageCodes(seen, await readCodesQuickly(await pages.drawFiner(page), costs))
  }
  if (isSettled(codes)) return codes
  const draw = (page: number): Promise<Picture> => pages.drawFiner(page)
  return searchPages({ known: codes, draw, isScan, order: pages.order() }, isTimeUp, costs)
}

/** What is known of each page so far. */
class OpenPages {
  readonly costs = new StepCosts()
  readonly #asked: PagesToRead
  readonly #render: (what: Rendering) => Promise<Picture>
  readonly #codes: (PageCodes | null)[]
  readonly #promises: number[]

  constructor(asked: PagesToRead) {
    const { pdf, facts, limits } = asked
    this.#asked = asked
    this.#codes = facts.map(() => null)
    this.#promises = facts.map(() => 0)
    this.#render = rememberLast<Rendering>(
      ({ page, dpi }) => pdf.render(page, dpi, limits.maxReadPixels) ?? BLANK,
      (one, other) => one.page === other.page && one.dpi === other.dpi,
    )
  }

  codes(): readonly PageCodes[] {
    return this.#codes.map((codes) => codes ?? NOTHING)
  }

  unread(): readonly number[] {
    return [...this.#codes.keys()].filter((page) => this.#codes[page] === null)
  }

  order(): readonly number[] {
    const promise = (page: number): number => this.#promises[page] ?? 0
    return [...this.#codes.keys()].toSorted((one, other) => promise(other) - promise(one) || one - other)
  }

  /** As long as time allows for all that are left, or each so far has shown a code and the next may as well. */
  async readInOrder(): Promise<void> {
    const { isOver } = this.#asked
    const count = this.#codes.length
    for (let page = 0; page < count; page += 1) {
      const shown = this.#codes.slice(0, page).every((codes) => codes !== null && codes.seals.length > 0)
      const toCome = shown ? 0 : (count - page) * this.costs.expected('page', 1)
      if (page > 0 && isOver(toCome)) return
      await this.#read(page)
    }
  }

  /** Glances at the pages left, from both ends, and reads those that promise most, as long as time allows. */
  async readByPromise(): Promise<void> {
    const { isOver, limits } = this.#asked
    const left = this.unread()
    const shown = (page: number): boolean => (this.#codes[page]?.seals.length ?? 0) > 0
    // Those that were read too: only pages drawn in the same way compare.
    for (const page of fromBothEnds([...this.#codes.keys()].filter((page) => !shown(page)))) {
      if (isOver(GLANCING * limits.answerMs)) break
      this.#promises[page] = promiseOf(await this.#glance(page))
    }
    const most = Math.max(...this.#promises)
    for (const page of this.order().filter((page) => left.includes(page))) {
      const isFound = this.codes().some(({ seals }) => seals.length > 0)
      const isComparable = (this.#promises[page] ?? 0) >= COMPARABLE * most
      if (isOver(isFound || isComparable ? 0 : limits.searchMs)) break
      await this.#read(page)
    }
  }

  /** At the resolution of the scan that the page holds, where that is finer. */
  drawFiner(page: number): Promise<Picture> {
    const dpi = Math.round(this.#asked.facts[page]?.pictureDpi ?? 0)
    return this.#draw(page, Math.min(HIGHEST_DPI, Math.max(SECOND_DPI, dpi)))
  }

  async #read(page: number): Promise<void> {
    await this.costs.measure('page', 1, async () => {
      const picture = await this.#draw(page, FIRST_DPI)
      const codes = await readCodesQuickly(picture, this.costs)
      this.#codes[page] = codes
      const isCompared = this.#codes.length > 1 && codes.seals.length === 0
      if (isCompared && this.#promises[page] === 0) this.#promises[page] = promiseOf(picture)
    })
  }

  async #draw(page: number, dpi: number): Promise<Picture> {
    return page > 0 && this.#asked.isOver() ? BLANK : this.#render({ page, dpi })
  }

  /** A JPEG is unpacked small far more cheaply than a page is drawn. */
  async #glance(page: number): Promise<Picture> {
    const { pdf, limits } = this.#asked
    const jpeg = jpegWithin(pdf, page)
    const small = jpeg === null ? null : await decodeSmall(jpeg, limits)
    return small ?? pdf.render(page, GLANCE_DPI, limits.maxReadPixels) ?? BLANK
  }
}

interface Rendering {
  readonly page: number
  readonly dpi: number
}

/** The first, the last, the second, and so on. */
function fromBothEnds(pages: readonly number[]): readonly number[] {
  const half = Math.ceil(pages.length / 2)
  return pages.slice(0, half).flatMap((page, index) => {
    const other = pages[pages.length - 1 - index]
    return other === undefined || other === page ? [page] : [page, other]
  })
}

/** Null also where the engine has no room for it: drawing the page small takes far less. */
function jpegWithin(pdf: PagesToRead['pdf'], page: number): Uint8Array | null {
  try {
    return pdf.scannedJpeg(page)
  } catch (error) {
    if (error instanceof ScanError && error.code === 'SCAN_MEMORY') return null
    throw error
  }
}

/** Null where the JPEG cannot be decoded by itself; the engine may still draw it. */
async function decodeSmall(jpeg: Uint8Array, limits: ScanLimits): Promise<Picture | null> {
  // Loaded here because few files have so many pages, and loading takes longer than reading them.
  const { decodePicture } = await import('./decode-picture.ts')
  return decodePicture(jpeg, 0, { ...limits, maxReadPixels: GLANCE_PIXELS }).catch(() => null)
}

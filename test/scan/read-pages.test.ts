import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { type PageFacts, PdfPages } from '../../src/scan/pdf-pages.ts'
import { startPdfium } from '../../src/scan/pdfium-module.ts'
import { readPages } from '../../src/scan/read-pages.ts'
import { ScanError } from '../../src/scan/scan-error.ts'
import { DEFAULT_SCAN_LIMITS } from '../../src/scan/scan-limits.ts'
import { dataMatrixPng, type Placed, SEAL_ONE, SEAL_TWO, writtenPagePng } from './sample-pages.ts'

const PAGES = 8
const DPI = 120

let one: Placed
let two: Placed

beforeAll(async () => {
  one = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
  two = { png: await dataMatrixPng(SEAL_TWO, 6), x: 150, y: 30, width: 28.8 }
})

/** As a scanner makes it: each page one picture, with writing on it, and codes on the pages named. */
async function scans(
  format: 'jpeg' | 'png',
  codes: Readonly<Record<number, Placed>>,
  pages = PAGES,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) {
    const code = codes[page]
    const scan = sharp(await writtenPagePng(DPI, code === undefined ? [] : [code], page))
    const image =
      format === 'jpeg'
        ? await pdf.embedJpg(await scan.jpeg({ quality: 70 }).toBuffer())
        : await pdf.embedPng(await scan.png().toBuffer())
    pdf.addPage([595, 842]).drawImage(image, { width: 595, height: 842 })
  }
  return pdf.save()
}

async function open(bytes: Uint8Array): Promise<PdfPages> {
  return new PdfPages(await startPdfium(352), bytes)
}

/** Reads with time for only so many pages after the first, and for glances at all. */
async function readWithTimeFor(pagesRead: number, bytes: Uint8Array, scannedJpeg?: PdfPages['scannedJpeg']) {
  const pdf = await open(bytes)
  const facts = Array.from({ length: pdf.pageCount }, (_, page) => pdf.facts(page)).filter(isFacts)
  let drawn = 0
  const counted: Pick<PdfPages, 'render' | 'scannedJpeg'> = {
    render: (page, dpi, most) => {
      if (dpi >= 200) drawn += 1
      return pdf.render(page, dpi, most)
    },
    scannedJpeg: scannedJpeg ?? ((page) => pdf.scannedJpeg(page)),
  }
  const isGlance = (toCome: number): boolean => toCome === DEFAULT_SCAN_LIMITS.answerMs / 2
  const isOver = (toCome = 0): boolean => (!isGlance(toCome) && toCome > 0) || drawn > pagesRead
  const read = await readPages({ pdf: counted, facts, limits: DEFAULT_SCAN_LIMITS, isOver })
  return {
    ...read,
    found: read.codes.flatMap(({ seals }, page) => seals.map(({ text }) => ({ page, text }))),
  }
}

function isFacts(facts: PageFacts | null): facts is PageFacts {
  return facts !== null
}

describe('more pages than there is time to read', () => {
  test.each(['jpeg', 'png'] as const)(
    'have a code on the last of them found, scanned as %s',
    async (format) => {
      const { found, unseen } = await readWithTimeFor(1, await scans(format, { 7: one }))
      expect(found).toEqual([{ page: 7, text: SEAL_ONE }])
      expect(unseen).toBe(PAGES - 2)
    },
  )

  test('are drawn for a glance where the engine has no room for their JPEG', async () => {
    const noRoom = (): never => {
      throw new ScanError('SCAN_MEMORY', 'the PDF engine has no room for 30000000 bytes')
    }
    const { found } = await readWithTimeFor(1, await scans('jpeg', { 7: one }), noRoom)
    expect(found).toEqual([{ page: 7, text: SEAL_ONE }])
  })

  test('are read in the order of what they promise, and the codes told in that of the pages', async () => {
    const { found, order } = await readWithTimeFor(2, await scans('jpeg', { 3: two, 6: one }))
    expect(found).toEqual([
      { page: 3, text: SEAL_TWO },
      { page: 6, text: SEAL_ONE },
    ])
    expect(order.slice(0, 2).toSorted((a, b) => a - b)).toEqual([3, 6])
  })

  test('are read one after the other as long as each shows a code', async () => {
    const every = Object.fromEntries(Array.from({ length: PAGES }, (_, page) => [page, one]))
    const { found } = await readWithTimeFor(3, await scans('jpeg', every))
    expect(found.map(({ page }) => page)).toEqual([0, 1, 2, 3])
  })
})

describe('a scan by itself', () => {
  test('is the JPEG that was put in, byte for byte', async () => {
    const jpeg = await sharp(await writtenPagePng(DPI, []))
      .jpeg()
      .toBuffer()
    const pdf = await PDFDocument.create()
    pdf.addPage([595, 842]).drawImage(await pdf.embedJpg(jpeg), { width: 595, height: 842 })
    const pages = await open(await pdf.save())
    expect(Buffer.from(pages.scannedJpeg(0) ?? []).equals(jpeg)).toBe(true)
  })

  test('is not what a page shows that has something drawn on it, or no JPEG', async () => {
    const png = await writtenPagePng(DPI, [])
    const pdf = await PDFDocument.create()
    const image = await pdf.embedJpg(await sharp(png).jpeg().toBuffer())
    const size = { width: 595, height: 842 }
    const drawnOn = pdf.addPage([595, 842])
    drawnOn.drawImage(image, size)
    drawnOn.drawRectangle({ x: 10, y: 10, width: 40, height: 40 })
    pdf.addPage([595, 842]).drawImage(await pdf.embedPng(png), size)
    pdf.addPage([595, 842])
    const pages = await open(await pdf.save())
    expect([0, 1, 2].map((page) => pages.scannedJpeg(page))).toEqual([null, null, null])
  })
})

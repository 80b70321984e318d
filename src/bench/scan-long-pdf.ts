import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { readOwnPage, renderPdfPage } from '../scan/own-page.ts'
import { startPdfium } from '../scan/pdfium-module.ts'
import { readPdfEvidence } from '../scan/read-pdf-evidence.ts'
import { DEFAULT_SCAN_LIMITS } from '../scan/scan-limits.ts'
import type { FigureRow } from './figure.ts'
import { issueAdcs, type Workshop } from './workshop.ts'

const PAGES = 30
const DPI = 300
const MEMORY_MB = 352
const POINTS_PER_INCH = 72
const PLAIN = { figure: 'scan', peer: null, ratio: null, wallRatio: null } as const

/** Reads thirty scanned pages in one PDF of which only the last shows a code: more than there is time to read. */
export async function measureLongPdf({ demonstration, at }: Workshop): Promise<readonly FigureRow[]> {
  const { pdf } = await issueAdcs(demonstration.issue, at, 'symbol')
  const [code] = (await readOwnPage(pdf)).codes
  if (code?.position == null) throw new TypeError('our own attestation shows no code')
  const page = await renderPdfPage(pdf, 1, DPI)
  const { x, y, width, height } = code.position
  const patch = {
    left: Math.floor(x * page.width) - 4,
    top: Math.floor(y * page.height) - 4,
    width: Math.ceil(width * page.width) + 8,
    height: Math.ceil(height * page.height) + 8,
  }
  const bytes = await scansOf(page, patch)
  const engine = await startPdfium(MEMORY_MB)
  const before = process.cpuUsage()
  const { codes } = await readPdfEvidence(engine, bytes, DEFAULT_SCAN_LIMITS)
  const { user, system } = process.cpuUsage(before)
  const isRead = codes.some((found) => found.text === code.text && found.page === PAGES)
  const what = `a code on the last of ${PAGES} scanned pages`
  return [
    { ...PLAIN, what, unit: 'read', ours: isRead ? 1 : 0, target: '1', reached: isRead },
    { ...PLAIN, what, unit: 'ms of CPU', ours: (user + system) / 1_000, target: null, reached: null },
  ]
}

interface Patch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Each page a JPEG of its own, with the code painted over on all but the last. */
async function scansOf(
  { width, height, data }: Awaited<ReturnType<typeof renderPdfPage>>,
  { left, top, ...size }: Patch,
): Promise<Uint8Array> {
  const white = await sharp({ create: { ...size, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const scan = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: 'white' })
  const [blank, whole] = await Promise.all([
    scan
      .clone()
      .composite([{ input: white, left, top }])
      .jpeg({ quality: 75 })
      .toBuffer(),
    scan.clone().jpeg({ quality: 75 }).toBuffer(),
  ])
  const pdf = await PDFDocument.create()
  const points = (pixels: number): number => (pixels * POINTS_PER_INCH) / DPI
  const sheet = { width: points(width), height: points(height) }
  for (let page = 1; page <= PAGES; page++) {
    const image = await pdf.embedJpg(page === PAGES ? whole : blank)
    pdf.addPage([sheet.width, sheet.height]).drawImage(image, sheet)
  }
  return pdf.save()
}

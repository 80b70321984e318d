import sharp, { type Sharp } from 'sharp'
import { assembleTrust } from '../core/trust/assemble-trust.ts'
import { renderPdfPage } from '../scan/own-page.ts'
import { createScanner } from '../scan/scanner.ts'
import { examiner } from '../service/examine-document.ts'
import { loadOwnTrust } from '../signing/load-pki.ts'
import { complete, type Effort, type FigureResult, type FigureRow } from './figure.ts'
import { measureInTurn } from './measure.ts'
import { type CorpusPlaces, measureCorpus } from './scan-corpus-figure.ts'
import { measureLongPdf } from './scan-long-pdf.ts'
import { issueAdcs, type Workshop, withWorkshop } from './workshop.ts'

const MOST_MS = 1000
const SCAN_DPI = 300

/**
 * Measures an upload until its report: a 300 dpi A4 scan of our own attestation, a little turned, noisy and grey; then
 * what is read of pictures far worse.
 */
export async function measureScanning(effort: Effort, places: CorpusPlaces): Promise<FigureResult> {
  return withWorkshop(async (workshop) => {
    const scan = await scanOf(workshop)
    const files = [
      { what: 'A4 scan at 300 dpi, PNG', bytes: await scan.clone().png().toBuffer() },
      { what: 'A4 scan at 300 dpi, JPEG', bytes: await scan.clone().jpeg({ quality: 80 }).toBuffer() },
    ]
    const examination = await openExamination(workshop)
    try {
      const costs = await measureInTurn(
        files.map(({ bytes }) => ({ warmUp: 1, times: 1, run: () => examination.examine(bytes) })),
        effort === 'smoke' ? 1 : 15,
      )
      const own = complete(...files.map(({ what }, index) => rowOf(what, costs[index]?.wallMs ?? Number.NaN)))
      const long = await measureLongPdf(workshop)
      const corpus = await measureCorpus(workshop, effort, places)
      return { rows: [...own.rows, ...long, ...corpus.rows], left: corpus.left }
    } finally {
      await examination.close()
    }
  })
}

async function scanOf({ demonstration, at }: Workshop): Promise<Sharp> {
  const { pdf } = await issueAdcs(demonstration.issue, at, 'symbol')
  const { data, width, height } = await renderPdfPage(pdf, 1, SCAN_DPI)
  const turned = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: 'white' })
    .rotate(0.7, { background: '#f6f5f2' })
    .resize(width, height, { fit: 'cover' })
    .blur(0.8)
    .linear(0.9, 12)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 6 },
    },
  })
    .png()
    .toBuffer()
  const { info } = turned
  return sharp(turned.data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  }).composite([{ input: noise, blend: 'soft-light' }])
}

async function openExamination({ settings, at }: Workshop) {
  const scanner = createScanner({ spares: 1 })
  const trust = assembleTrust([await loadOwnTrust(settings.keysDir, at)])
  const { readEvidence } = scanner
  const examine = examiner({ readEvidence, currentTrust: async () => trust, now: () => at }, 'test')
  return {
    close: scanner.close,
    examine: async (bytes: Uint8Array) => {
      const { verdict } = await examine(bytes, { requester: { role: 'anonymous' } })
      if (verdict !== 'valid') throw new TypeError(`the scan of a document of ours is ${verdict}`)
    },
  }
}

function rowOf(what: string, ms: number): FigureRow {
  return {
    figure: 'scan',
    what,
    unit: 'ms, median',
    ours: ms,
    peer: null,
    ratio: null,
    wallRatio: null,
    target: `under ${MOST_MS} ms`,
    reached: ms < MOST_MS,
  }
}

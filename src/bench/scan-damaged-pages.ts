import sharp, { type Sharp } from 'sharp'
import { readOwnPage, renderPdfPage } from '../scan/own-page.ts'
import { readPictureEvidence } from '../scan/read-picture-evidence.ts'
import { DEFAULT_SCAN_LIMITS } from '../scan/scan-limits.ts'
import type { FigureRow } from './figure.ts'
import { issueAdcs, type Workshop } from './workshop.ts'

const DPI = 250

/** Damages our own attestation in four ways that zxing-wasm alone does not bear, and tells how many are read. */
export async function measureDamagedPages({ demonstration, at }: Workshop): Promise<readonly FigureRow[]> {
  const { pdf } = await issueAdcs(demonstration.issue, at, 'symbol')
  const [code] = (await readOwnPage(pdf)).codes
  if (code?.position == null) throw new TypeError('our own attestation shows no code')
  const { data, width, height } = await renderPdfPage(pdf, 1, DPI)
  const { x, y } = code.position
  const square = { x: x * width, y: y * height, side: code.position.width * width }
  const page = (pixels: Uint8ClampedArray): Sharp =>
    sharp(pixels, { raw: { width, height, channels: 4 } }).flatten({ background: 'white' })
  const damaged = [
    page(stamped(data, width, square)),
    page(torn(data, width, square)),
    page(data).rotate(37, { background: 'white' }),
    page(data).blur(2),
  ]
  let read = 0
  for (const picture of damaged) {
    const { codes } = await readPictureEvidence(await picture.png().toBuffer(), DEFAULT_SCAN_LIMITS)
    if (codes.some(({ text }) => text === code.text)) read += 1
  }
  return [
    {
      figure: 'scan',
      what: `our attestation stamped, patched, turned, blurred (${damaged.length})`,
      unit: 'read',
      ours: read,
      peer: null,
      ratio: null,
      wallRatio: null,
      target: `${damaged.length}`,
      reached: read === damaged.length,
    },
  ]
}

interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** Two rings of ink nearly as black as the print. */
function stamped(data: Uint8ClampedArray, width: number, { x, y, side }: Square): Uint8ClampedArray {
  return repainted(data, width, (column, row) => {
    const distance = Math.hypot(column - x - side * 0.7, row - y - side * 0.6) / side
    return Math.abs(distance - 0.5) < 0.02 || Math.abs(distance - 0.36) < 0.02 ? 70 : null
  })
}

/** White over a corner of the symbol, as where paper was torn. */
function torn(data: Uint8ClampedArray, width: number, { x, y, side }: Square): Uint8ClampedArray {
  return repainted(data, width, (column, row) =>
    column < x + side * 0.22 && column > x - 5 && row > y + side * 0.85 && row < y + side + 5 ? 255 : null,
  )
}

/** Paints grey where a paint is given: ink darkens only, white covers. */
function repainted(
  data: Uint8ClampedArray,
  width: number,
  paint: (column: number, row: number) => number | null,
): Uint8ClampedArray {
  const painted = data.slice()
  for (let at = 0; at < data.length; at += 4) {
    const pixel = at / 4
    const grey = paint(pixel % width, Math.floor(pixel / width))
    if (grey === null) continue
    for (let channel = at; channel < at + 3; channel++)
      painted[channel] = grey === 255 ? 255 : Math.min(painted[channel] ?? 0, grey)
  }
  return painted
}

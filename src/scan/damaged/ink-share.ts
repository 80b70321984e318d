import { CANDIDATE_SHARE, type SearchWindow, WINDOW } from './search-window.ts'

const BLOCKS = 4
const STEP = 3

/**
 * Measures how much of a candidate is ink: about half of a symbol, a sixth of text.
 *
 * Each of sixteen parts is measured between its own lightest and darkest, so that a shadow is no ink; the middle one
 * of them counts, so that a stain or a white patch does not. Of a photo it says nothing.
 */
export function inkShare({ data }: SearchWindow): number {
  const margin = Math.floor((WINDOW * (1 - CANDIDATE_SHARE)) / 2)
  const side = Math.floor((WINDOW - 2 * margin) / BLOCKS)
  const shares: number[] = []
  const greys = new Float32Array(Math.ceil(side / STEP) ** 2)
  for (let block = 0; block < BLOCKS * BLOCKS; block++) {
    const left = margin + (block % BLOCKS) * side
    const top = margin + Math.floor(block / BLOCKS) * side
    let count = 0
    let sum = 0
    for (let row = top; row < top + side; row += STEP)
      for (let column = left; column < left + side; column += STEP) {
        const grey = data[row * WINDOW + column] ?? 0
        greys[count++] = grey
        sum += grey
      }
    const sorted = greys.subarray(0, count).sort()
    const dark = sorted[Math.floor(count * 0.05)] ?? 0
    const bright = sorted[Math.floor(count * 0.95)] ?? 0
    shares.push((bright - sum / count) / Math.max(4, bright - dark))
  }
  return shares.sort((one, other) => one - other)[shares.length >> 1] ?? 0
}

import type { SquareSymbol } from '../../core/symbol/square-symbols.ts'
import { correctBlock } from './correct-block.ts'
import type { DoubtedCodewords } from './doubt-codewords.ts'

/** Data codewords as corrected, and the least share of the correction that any block has left. */
export interface CorrectedCodewords {
  readonly data: Uint8Array
  readonly quality: number
}

/** Check codewords that no erasure may spend. */
const KEPT_FROM_ERASURES = 6
/** Check codewords left over in the end: with fewer, some other text might pass for the one that was printed. */
const RESERVE = 6
const RESERVE_SHARE = 0.15
const STEPS = 9

/**
 * Corrects all interleaved blocks of a symbol: at first without erasures, then taking more and more of the doubtful
 * codewords for unknown. Null where one block is beyond correction (ISO/IEC 16022 5.7).
 */
export function correctCodewords(
  { dataCodewords, checkCodewords, blocks }: SquareSymbol,
  { codewords, doubts }: DoubtedCodewords,
): CorrectedCodewords | null {
  const checks = checkCodewords / blocks
  const data = new Uint8Array(dataCodewords)
  let quality = 1
  for (let block = 0; block < blocks; block++) {
    const places = placesOf(block, blocks, dataCodewords, checks)
    const corrected = correctByDoubt(codewords, doubts, places, checks)
    if (corrected === null) return null
    quality = Math.min(quality, 1 - corrected.spent / checks)
    places.forEach((place, index) => {
      if (place < dataCodewords) data[place] = corrected.codewords[index] ?? 0
    })
  }
  return { data, quality }
}

/** In the 144x144 symbol, whose data do not divide evenly, short blocks come first among the check codewords. */
function placesOf(block: number, blocks: number, dataCodewords: number, checks: number): readonly number[] {
  const places: number[] = []
  for (let place = block; place < dataCodewords; place += blocks) places.push(place)
  const first = dataCodewords + ((block + blocks - (dataCodewords % blocks)) % blocks)
  for (let index = 0; index < checks; index++) places.push(first + index * blocks)
  return places
}

function correctByDoubt(
  codewords: Uint8Array,
  doubts: Float32Array,
  places: readonly number[],
  checks: number,
): { readonly codewords: Uint8Array; readonly spent: number } | null {
  const received = Uint8Array.from(places, (place) => codewords[place] ?? 0)
  const byDoubt = places
    .map((_, index) => index)
    .sort((one, other) => (doubts[places[other] ?? 0] ?? 0) - (doubts[places[one] ?? 0] ?? 0))
  const reserve = Math.min(checks >> 1, Math.max(RESERVE, Math.ceil(RESERVE_SHARE * checks)))
  const step = Math.max(1, Math.ceil((checks - KEPT_FROM_ERASURES) / STEPS))
  for (let count = 0; count === 0 || count <= checks - KEPT_FROM_ERASURES; count += step) {
    const block = received.slice()
    const spent = correctBlock(block, checks, byDoubt.slice(0, count), reserve)
    if (spent >= 0) return { codewords: block, spent }
  }
  return null
}

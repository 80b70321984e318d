import type { SquareSymbol } from '../../core/symbol/square-symbols.ts'
import { correctBlock } from './correct-block.ts'
import type { DoubtedCodewords } from './doubt-codewords.ts'

/** Data codewords as corrected, and the least share of the correction that any block has left. */
export interface CorrectedCodewords {
  readonly data: Uint8Array
  readonly quality: number
}

/** How much of the correction may be spent: the less is left over, the sooner another text passes for the one printed. */
export type Spending = 'careful' | 'bold'

/**
 * Share of the check codewords left over in the end, and the least number of them. With three left over, one block of
 * chance in some ten million passes, and must then still begin and end as a seal does.
 */
const LEFT_OVER = { careful: [0.22, 8], bold: [0, 3] } as const
/** Check codewords that no erasure may spend. */
const KEPT_FROM_ERASURES = 6
const STEPS = 9

/**
 * Corrects all interleaved blocks of a symbol: at first without erasures, then taking more and more of the doubtful
 * codewords for unknown. Null where one block is beyond correction (ISO/IEC 16022 5.7).
 */
export function correctCodewords(
  { dataCodewords, checkCodewords, blocks }: SquareSymbol,
  received: DoubtedCodewords,
  spending: Spending,
): CorrectedCodewords | null {
  const checks = checkCodewords / blocks
  const data = new Uint8Array(dataCodewords)
  let quality = 1
  for (let block = 0; block < blocks; block++) {
    const places = placesOf(block, blocks, dataCodewords, checks)
    const corrected = correctByDoubt(received, places, checks, leftOver(checks, spending))
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

function leftOver(checks: number, spending: Spending): number {
  const [share, least] = LEFT_OVER[spending]
  return Math.min(checks >> 1, Math.max(least, Math.ceil(share * checks)))
}

function correctByDoubt(
  { codewords, doubts }: DoubtedCodewords,
  places: readonly number[],
  checks: number,
  reserve: number,
): { readonly codewords: Uint8Array; readonly spent: number } | null {
  const received = Uint8Array.from(places, (place) => codewords[place] ?? 0)
  const byDoubt = places
    .map((_, index) => index)
    .sort((one, other) => (doubts[places[other] ?? 0] ?? 0) - (doubts[places[one] ?? 0] ?? 0))
  const most = checks - Math.max(reserve, KEPT_FROM_ERASURES)
  const step = Math.max(1, Math.ceil(most / STEPS))
  for (let count = 0; count <= Math.max(0, most); count += step) {
    const block = received.slice()
    const spent = correctBlock(block, checks, byDoubt.slice(0, count), reserve)
    if (spent >= 0) return { codewords: block, spent }
  }
  return null
}

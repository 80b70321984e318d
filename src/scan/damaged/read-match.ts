import type { SquareSymbol } from '../../core/symbol/square-symbols.ts'
import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import { correctCodewords, type Spending } from './correct-codewords.ts'
import { decodeCodewords } from './decode-codewords.ts'
import { doubtCodewords } from './doubt-codewords.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { shadedModules } from './shaded-modules.ts'
import { equaliseModules, isBorder, plainModules, type SoftModules } from './soft-modules.ts'

/** What a symbol says, and how it was made to. */
export interface MatchRead {
  readonly text: string
  /** Least share of the error correction that any block has left, 0 to 1. */
  readonly quality: number
  readonly step: 'plain' | 'shaded' | 'equalised' | 'taught'
}

/** Symbols of which more is wrong are not there, or lie elsewhere. */
const MOST_WRONG = 0.27
/** To spend boldly, nearly all must come out right where it is known what is right. */
const MOST_WRONG_BOLD = 0.075

/**
 * Reads a symbol that was found: as sampled; by what shades the modules known in advance have; equalised by those;
 * and equalised by all that then seem sure as well. The last two may not be bold.
 */
export function readMatch(
  match: SymbolMatch,
  accepts: (text: string) => boolean,
  spending: Spending = 'careful',
): MatchRead | null {
  const modules = plainModules(match)
  if (wrongShare(match.symbol, modules) > (spending === 'bold' ? MOST_WRONG_BOLD : MOST_WRONG)) return null
  const plain = readSoft(match, modules, 'plain', accepts, spending)
  if (plain !== null) return plain
  const shaded = readSoft(match, shadedModules(match), 'shaded', accepts, spending)
  if (shaded !== null || spending === 'bold') return shaded
  const equalised = equaliseModules(match, null)
  const second = readSoft(match, equalised, 'equalised', accepts)
  if (second !== null) return second
  return readSoft(match, equaliseModules(match, equalised), 'taught', accepts)
}

/** Share of the modules known in advance that came out wrong; chance gives a half. */
function wrongShare(symbol: SquareSymbol, soft: SoftModules): number {
  const { size, regions } = symbol
  const { pattern } = layoutOf(symbol)
  const period = size / regions
  let [known, wrong] = [0, 0]
  for (let at = 0; at < soft.length; at++) {
    if (!isBorder(Math.floor(at / size) % period, period) && !isBorder((at % size) % period, period)) continue
    known += 1
    if ((soft[at] ?? 0) > 0 !== (pattern[at] === 1)) wrong += 1
  }
  return wrong / known
}

function readSoft(
  { symbol }: SymbolMatch,
  soft: SoftModules,
  step: MatchRead['step'],
  accepts: (text: string) => boolean,
  spending: Spending = 'careful',
): MatchRead | null {
  const corrected = correctCodewords(symbol, doubtCodewords(symbol, soft), spending)
  if (corrected === null) return null
  const text = decodeCodewords(corrected.data)
  return text !== null && accepts(text) ? { text, quality: corrected.quality, step } : null
}

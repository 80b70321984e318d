import { correctCodewords } from './correct-codewords.ts'
import { decodeCodewords } from './decode-codewords.ts'
import { doubtCodewords } from './doubt-codewords.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { equaliseModules, plainModules, type SoftModules } from './soft-modules.ts'

/** What a symbol says, and how it was made to. */
export interface MatchRead {
  readonly text: string
  /** Least share of the error correction that any block has left, 0 to 1. */
  readonly quality: number
  readonly step: 'plain' | 'equalised' | 'taught'
}

/** Reads a symbol that was found: as sampled, then equalised by known modules, then by those that seem sure as well. */
export function readMatch(match: SymbolMatch, accepts: (text: string) => boolean): MatchRead | null {
  const plain = plainModules(match)
  const first = readSoft(match, plain, 'plain', accepts)
  if (first !== null) return first
  const equalised = equaliseModules(match, null)
  const second = readSoft(match, equalised, 'equalised', accepts)
  if (second !== null) return second
  return readSoft(match, equaliseModules(match, equalised), 'taught', accepts)
}

function readSoft(
  { symbol }: SymbolMatch,
  soft: SoftModules,
  step: MatchRead['step'],
  accepts: (text: string) => boolean,
): MatchRead | null {
  const corrected = correctCodewords(symbol, doubtCodewords(symbol, soft))
  if (corrected === null) return null
  const text = decodeCodewords(corrected.data)
  return text !== null && accepts(text) ? { text, quality: corrected.quality, step } : null
}

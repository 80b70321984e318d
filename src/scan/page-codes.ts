import type { CodePosition } from '../core/verification/evidence.ts'
import type { SymbolRead } from './read-symbols.ts'

/** What was seen on one page or picture. */
export interface PageCodes {
  readonly seals: readonly { readonly text: string; readonly position: CodePosition }[]
  /** Symbologies of the other codes. */
  readonly others: readonly string[]
}

/** Text by which a symbol is taken for a 2D-Doc; binary and multi-code forms are not read yet. */
const SEAL_TEXT = /^DC0[1-4]/

/** Tells whether a symbol is a 2D-Doc. */
export function isSeal(symbol: SymbolRead): boolean {
  return symbol.symbology === 'DataMatrix' && SEAL_TEXT.test(symbol.text)
}

/**
 * Sorts the symbols of one page from top to bottom, each once, and drops the content of those that are no seal.
 *
 * A code printed twice is listed twice; the same print read by two attempts is one.
 */
export function toPageCodes(symbols: readonly SymbolRead[]): PageCodes {
  const once = symbols.filter((symbol, index) => !symbols.slice(0, index).some((seen) => same(seen, symbol)))
  const ordered = once.toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x)
  return {
    seals: ordered.filter(isSeal).map(({ text, position }) => ({ text, position })),
    others: ordered.filter((symbol) => !isSeal(symbol)).map((symbol) => symbol.symbology),
  }
}

function same(a: SymbolRead, b: SymbolRead): boolean {
  return a.symbology === b.symbology && a.text === b.text && overlap(a.position, b.position)
}

function overlap(a: CodePosition, b: CodePosition): boolean {
  const apart = (a0: number, aSize: number, b0: number, bSize: number): boolean =>
    a0 + aSize < b0 || b0 + bSize < a0
  return !apart(a.x, a.width, b.x, b.width) && !apart(a.y, a.height, b.y, b.height)
}

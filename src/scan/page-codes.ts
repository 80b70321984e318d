import { joinCodes } from '../core/seal/multi-code.ts'
import { beginsLikeSeal } from '../core/seal/seal-input.ts'
import type { CodePosition } from '../core/verification/evidence.ts'
import type { SymbolRead } from './read-symbols.ts'

/** A 2D-Doc, or one of several codes of one, as it was read. */
export type SealRead = Pick<SymbolRead, 'text' | 'position' | 'quality' | 'step'>

/** What was seen on one page or picture. */
export interface PageCodes {
  readonly seals: readonly SealRead[]
  /** Symbologies of the other codes. */
  readonly others: readonly string[]
}

/** Tells whether a symbol is a 2D-Doc, or one of several codes of one; only its beginning is looked at. */
function isSeal(symbol: SymbolRead): boolean {
  return symbol.symbology === 'DataMatrix' && beginsLikeSeal(symbol.text)
}

/** Tells whether the pages show a seal, and every code of each: nothing more need be searched for. */
export function isSettled(pages: readonly PageCodes[]): boolean {
  const seals = pages.flatMap((page) => page.seals)
  return seals.length > 0 && joinCodes(seals).incomplete.length === 0
}

/** Adds what a later look at a page showed; its other codes replace those seen before. */
export function mergePageCodes(before: PageCodes, later: PageCodes): PageCodes {
  const added = later.seals.filter(
    (seal) =>
      !before.seals.some(({ text, position }) => text === seal.text && overlap(position, seal.position)),
  )
  return { seals: [...before.seals, ...added].toSorted(byPlace), others: later.others }
}

/**
 * Sorts the symbols of one page from top to bottom, each once, and drops the content of those that are no seal.
 *
 * A code printed twice is listed twice; the same print read by two attempts is one.
 */
export function toPageCodes(symbols: readonly SymbolRead[]): PageCodes {
  const once = symbols.filter((symbol, index) => !symbols.slice(0, index).some((seen) => same(seen, symbol)))
  const ordered = once.toSorted(byPlace)
  return {
    seals: ordered.filter(isSeal).map(({ symbology: _, ...seal }) => seal),
    others: ordered.filter((symbol) => !isSeal(symbol)).map((symbol) => symbol.symbology),
  }
}

function byPlace(a: { readonly position: CodePosition }, b: { readonly position: CodePosition }): number {
  return a.position.y - b.position.y || a.position.x - b.position.x
}

function same(a: SymbolRead, b: SymbolRead): boolean {
  return a.symbology === b.symbology && a.text === b.text && overlap(a.position, b.position)
}

function overlap(a: CodePosition, b: CodePosition): boolean {
  const apart = (a0: number, aSize: number, b0: number, bSize: number): boolean =>
    a0 + aSize < b0 || b0 + bSize < a0
  return !apart(a.x, a.width, b.x, b.width) && !apart(a.y, a.height, b.y, b.height)
}

import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { isBorder } from './soft-modules.ts'

/** Directions of creases that are tried, over half a turn. */
export const ANGLES = 24

/** The modules of a symbol known in advance, and on which line of each direction every one lies. */
export interface KnownModules {
  readonly count: number
  readonly columns: Int16Array
  readonly rows: Int16Array
  /** What the samples should show: 1 or -1. */
  readonly targets: Int8Array
  /** One after the other for each direction: distances from 0 to twice the size. */
  readonly lines: Uint16Array
}

/** Lists the modules of a symbol known in advance. */
export function knownModules({ symbol, inverted }: SymbolMatch): KnownModules {
  const { size, regions } = symbol
  const { pattern } = layoutOf(symbol)
  const period = size / regions
  const places: number[] = []
  for (let at = 0; at < size * size; at++)
    if (isBorder(Math.floor(at / size) % period, period) || isBorder((at % size) % period, period))
      places.push(at)
  const columns = Int16Array.from(places, (at) => at % size)
  const rows = Int16Array.from(places, (at) => Math.floor(at / size))
  const targets = Int8Array.from(places, (at) => ((pattern[at] === 1) === inverted ? -1 : 1))
  const lines = new Uint16Array(ANGLES * places.length)
  for (let turn = 0, at = 0; turn < ANGLES; turn++)
    for (let index = 0; index < places.length; index++, at++)
      lines[at] = lineOf(columns[index] ?? 0, rows[index] ?? 0, turn, size)
  return { count: places.length, columns, rows, targets, lines }
}

/** The line of a direction on which a module lies, from 0 to twice the size. */
export function lineOf(column: number, row: number, turn: number, size: number): number {
  const angle = (Math.PI * turn) / ANGLES
  const [right, down] = [column + 0.5 - size / 2, row + 0.5 - size / 2]
  return Math.floor(right * Math.cos(angle) + down * Math.sin(angle) + size)
}

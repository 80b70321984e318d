import { layoutOf } from '../../core/symbol/symbol-layout.ts'
import type { SymbolMatch } from './find-symbol.ts'
import { FLAT_EDGE } from './lay-flat.ts'
import type { ModuleMesh } from './module-mesh.ts'
import { unturn } from './sample-modules.ts'
import { isBorder } from './soft-modules.ts'

/** Modules of a symbol known in advance: where each was printed, in modules, and what it should be, 1 or -1. */
export interface KnownPlaces {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly targets: Int8Array
}

/** Lists the modules known in advance of a symbol that was found on a sheet laid flat. */
export function knownPlaces(
  { symbol, column, row, way, inverted }: SymbolMatch,
  mesh: ModuleMesh,
): KnownPlaces {
  const { pattern } = layoutOf(symbol)
  const { size, regions } = symbol
  const period = size / regions
  const places: { readonly x: number; readonly y: number; readonly target: number }[] = []
  const source: [number, number] = [0, 0]
  for (let at = 0; at < size * size; at++) {
    const [down, right] = [Math.floor(at / size), at % size]
    if (!isBorder(down % period, period) && !isBorder(right % period, period)) continue
    unturn(mesh.columns + 2 * FLAT_EDGE, mesh.rows + 2 * FLAT_EDGE, way, column + right, row + down, source)
    const target = (pattern[at] === 1) === inverted ? -1 : 1
    places.push({ x: source[0] - FLAT_EDGE + 0.5, y: source[1] - FLAT_EDGE + 0.5, target })
  }
  return {
    x: Float32Array.from(places, ({ x }) => x),
    y: Float32Array.from(places, ({ y }) => y),
    targets: Int8Array.from(places, ({ target }) => target),
  }
}

import { type CountedSheet, countModules, countTogether, matchSheet } from './count-modules.ts'
import { isHiding } from './crease.ts'
import { creaseSheet, placeCreases, refitCreases, type SheetView } from './crease-sheet.ts'
import { gatherCells } from './edge-cells.ts'
import { findSlip } from './find-slip.ts'
import { sampleFinely } from './fine-samples.ts'
import { knownPlaces } from './known-places.ts'
import { sampleFlat } from './lay-flat.ts'
import type { ModuleMesh } from './module-mesh.ts'
import { turnSamples } from './sample-modules.ts'
import type { SearchWindow } from './search-window.ts'

/** Modules around what a mesh covers that are no part of a symbol. */
const MARGIN = 5
/** A mesh with more modules on a side holds more than a symbol. */
const MOST_MODULES = 110
/** How well edges must agree with a creased sheet, from 0 to 1; with one not yet creased they may not agree at all. */
const LEAST_AGREEMENT = 0.8
/** How much a symbol must stand out once whole modules are counted: of what is none, some turning makes as much. */
const LEAST_COUNTED = 4.8
const MOST_SLIPS = 3
const MOST_TOGETHER = 2
/** How well a symbol stands out once everything is in its place. */
const WHOLE = 1

/**
 * Lays a creased sheet flat, and gives the symbol that then stands out most; null where edges make up no
 * sheet, or one without creases.
 *
 * Across a crease, edges between modules jump, and a part of the symbol is hidden. The lines are found by the edges;
 * how many whole modules each hides, by the modules known in advance, and so are creases that hide just one. Wants a
 * mesh laid without bends, since a bend that follows a crease hides it. Hidden modules are neither dark nor light.
 */
export function unfold(
  window: SearchWindow,
  mesh: ModuleMesh,
  isTimeUp: () => boolean,
): UnfoldedSymbol | null {
  const { columns, rows } = mesh
  if (Math.max(columns, rows) > MOST_MODULES) return null
  const area = { left: MARGIN, top: MARGIN, right: columns - MARGIN, bottom: rows - MARGIN }
  const directions = [gatherCells(mesh, mesh.across, area), gatherCells(mesh, mesh.down, area)] as const
  const view = { area, directions, samples: sampleFinely(window, mesh) }
  const { sheet, agreement } = creaseSheet(view, columns, rows, isTimeUp)
  if (agreement < LEAST_AGREEMENT) return null
  const seen = matchSheet({ sheet, samples: view.samples, mesh })
  if (seen === null) return null
  const once = countModules(seen, isTimeUp)
  if (once.match.sureness < LEAST_COUNTED) return null
  const counted = countAll(view, once, isTimeUp)
  const known = knownPlaces(counted.match, mesh)
  const refitted = matchSheet({ ...counted, sheet: refitCreases(view, counted.sheet, known) })
  const best = refitted !== null && refitted.match.sureness > counted.match.sureness ? refitted : counted
  if (!best.sheet.creases.some(isHiding)) return null
  const samples = turnSamples(sampleFlat(best), best.match.way)
  return { ...best, match: { ...best.match, samples } }
}

/** A symbol as it lies on a sheet laid flat. */
export type UnfoldedSymbol = CountedSheet

/** Adds creases that only the modules known in advance tell, then counts for two creases at once. */
function countAll(view: SheetView, start: CountedSheet, isTimeUp: () => boolean): CountedSheet {
  let counted = start
  for (let slips = 0; slips < MOST_SLIPS && !isTimeUp(); slips++) {
    const known = knownPlaces(counted.match, counted.mesh)
    const slip = findSlip(known, counted.sheet, counted.samples)
    if (slip === null) break
    const slipped = { ...counted.sheet, creases: [...counted.sheet.creases, slip] }
    const sheet = placeCreases(view, slipped, known, [slip])
    const found = matchSheet({ ...counted, sheet }, [counted.match.way])
    if (found === null) break
    const next = countModules(found, isTimeUp)
    if (next.match.sureness <= counted.match.sureness) break
    counted = next
  }
  for (let together = 0; together < MOST_TOGETHER && counted.match.score < WHOLE; together++) {
    const next = countTogether(counted, isTimeUp)
    if (next === counted) break
    counted = next
  }
  return counted
}

import type { Crease } from './crease.ts'
import { edgeEvidence, moduleEvidence } from './crease-evidence.ts'
import { type CreasedSheet, flatSheet } from './creased-sheet.ts'
import { agreementOf, type Directions, type MeshArea, turnBothBack } from './edge-cells.ts'
import { findCrease } from './find-crease.ts'
import { type FineSamples, lightAlong } from './fine-samples.ts'
import { fitSheet } from './fit-sheet.ts'
import type { KnownPlaces } from './known-places.ts'
import { placeCrease } from './place-crease.ts'

/** What is seen of a sheet before it is known how it is creased. */
export interface SheetView {
  readonly area: MeshArea
  readonly directions: Directions
  readonly samples: FineSamples
}

const MOST_CREASES = 6
const MOST_TRIED = 8
/** How plainly edges must jump across a line for it to be tried, and how much better they must then agree. */
const LEAST_PLAINNESS = 4.5
const BETTER = 0.003
/** A new crease explains what bends explained before: these start anew, stiff at first. */
const STIFF = { terms: 3, farthest: 0.5 }
const SUPPLE = { terms: 6, farthest: 0.35 }
const FREE = { terms: 10, farthest: 0.35 }

/** Creases a sheet where edges between modules jump, as long as they agree better for it; also tells how well. */
export function creaseSheet(
  view: SheetView,
  columns: number,
  rows: number,
  isTimeUp: () => boolean,
): { readonly sheet: CreasedSheet; readonly agreement: number } {
  const { directions, area } = view
  let sheet = flatSheet(columns, rows)
  let left = turnBothBack(directions, sheet)
  let agreement = agreementOf(left)
  const refused: Crease[] = []
  for (let tried = 0; tried < MOST_TRIED && sheet.creases.length < MOST_CREASES; tried++) {
    const found = findCrease(left, area, [...sheet.creases, ...refused])
    if (found === null || found.plainness < LEAST_PLAINNESS || isTimeUp()) break
    const bare = { ...flatSheet(columns, rows), creases: [...sheet.creases, found.crease] }
    const stiff = fitSheet(directions, fitSheet(directions, bare, STIFF), STIFF)
    const placed = placeCreases(view, stiff, null, stiff.creases.slice(-1))
    const next = fitSheet(directions, fitSheet(directions, placed, SUPPLE), FREE)
    const nextLeft = turnBothBack(directions, next)
    const nextAgreement = agreementOf(nextLeft)
    if (nextAgreement < agreement + BETTER) {
      refused.push(found.crease)
      continue
    }
    sheet = next
    left = nextLeft
    agreement = nextAgreement
  }
  return { sheet: refitCreases(view, sheet, null), agreement }
}

/** Places every crease anew, then bends the sheet to fit; by the modules known in advance as well, if there are any. */
export function refitCreases(view: SheetView, sheet: CreasedSheet, known: KnownPlaces | null): CreasedSheet {
  return fitSheet(view.directions, placeCreases(view, sheet, known, sheet.creases), FREE)
}

/** Places some of the creases of a sheet anew, one after the other. */
export function placeCreases(
  { directions, area, samples }: SheetView,
  start: CreasedSheet,
  known: KnownPlaces | null,
  creases: readonly Crease[],
): CreasedSheet {
  let sheet = start
  for (const crease of creases) {
    const evidence = [
      edgeEvidence(directions[0], sheet, crease, 0),
      edgeEvidence(directions[1], sheet, crease, 1),
      ...(known === null ? [] : moduleEvidence(known, sheet, crease, samples)),
    ]
    const placed = placeCrease(crease, evidence, sheet, (...line) => lightAlong(samples, area, start, line))
    sheet = { ...sheet, creases: sheet.creases.map((other) => (other === crease ? placed : other)) }
  }
  return sheet
}

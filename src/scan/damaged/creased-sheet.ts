import { type Crease, isBeyond } from './crease.ts'

/** How a sheet lies: places as printed are places as seen, bent a little, and shifted beyond each crease. */
export interface CreasedSheet {
  readonly creases: readonly Crease[]
  /** What bending adds to columns and to rows: ten terms of a polynomial each. */
  readonly bend: readonly [Float64Array, Float64Array]
  readonly centre: { readonly x: number; readonly y: number }
  /** Modules to which the polynomial's unit stretches. */
  readonly reach: number
}

/** Terms of the polynomial that bends a sheet. */
export const BEND_TERMS = 10
const ROUNDS = 5
const terms = new Float64Array(BEND_TERMS)
const offset: [number, number] = [0, 0]

/** A sheet that lies as it is seen. */
export function flatSheet(columns: number, rows: number): CreasedSheet {
  return {
    creases: [],
    bend: [new Float64Array(BEND_TERMS), new Float64Array(BEND_TERMS)],
    centre: { x: columns / 2, y: rows / 2 },
    reach: Math.max(columns, rows) / 2,
  }
}

/** Sets the terms of the polynomial at a place as seen. */
export function setBendTerms({ centre, reach }: CreasedSheet, x: number, y: number, to: Float64Array): void {
  const right = (x - centre.x) / reach
  const down = (y - centre.y) / reach
  to[0] = 1
  to[1] = right
  to[2] = down
  to[3] = right * right
  to[4] = right * down
  to[5] = down * down
  to[6] = right * right * right
  to[7] = right * right * down
  to[8] = right * down * down
  to[9] = down * down * down
}

/** Columns and rows to add to a place as seen, to have it as printed. */
export function offsetOf(sheet: CreasedSheet, x: number, y: number, to: [number, number]): void {
  setBend(sheet, x, y, to)
  for (const crease of sheet.creases) {
    if (!isBeyond(crease, x, y)) continue
    to[0] += crease.shift * crease.cosine
    to[1] += crease.shift * crease.sine
  }
}

function setBend(sheet: CreasedSheet, x: number, y: number, to: [number, number]): void {
  setBendTerms(sheet, x, y, terms)
  to[0] = bendOf(sheet.bend[0])
  to[1] = bendOf(sheet.bend[1])
}

function bendOf(coefficients: Float64Array): number {
  let sum = 0
  for (let index = 0; index < BEND_TERMS; index++) sum += (coefficients[index] ?? 0) * (terms[index] ?? 0)
  return sum
}

/** Finds where a place as printed is seen; false where a crease hides it, and then the place is a guess. */
export function seenPlace(sheet: CreasedSheet, x: number, y: number, to: [number, number]): boolean {
  to[0] = x
  to[1] = y
  let beyond = creasesBefore(sheet, x, y)
  for (let round = 0; round < ROUNDS; round++) {
    let right = x
    let down = y
    for (let index = 0; index < sheet.creases.length; index++) {
      const crease = sheet.creases[index]
      if (crease === undefined || (beyond & (1 << index)) === 0) continue
      right -= crease.shift * crease.cosine
      down -= crease.shift * crease.sine
    }
    setBend(sheet, right, down, offset)
    to[0] = right - offset[0]
    to[1] = down - offset[1]
    const now = creasesBefore(sheet, to[0], to[1])
    if (now === beyond) return true
    beyond = now
  }
  return false
}

/** One bit for each crease beyond which a place as seen lies. */
function creasesBefore({ creases }: CreasedSheet, x: number, y: number): number {
  let bits = 0
  for (let index = 0; index < creases.length; index++) {
    const crease = creases[index]
    if (crease !== undefined && isBeyond(crease, x, y)) bits |= 1 << index
  }
  return bits
}

import { divide, EXPONENTIALS, LOGARITHMS, multiply } from '../../core/symbol/galois-field.ts'

const MOST_CHECKS = 68
const syndromes = new Uint8Array(MOST_CHECKS)
const locator = new Uint8Array(MOST_CHECKS + 2)
const saved = new Uint8Array(MOST_CHECKS + 2)
const next = new Uint8Array(MOST_CHECKS + 2)
const evaluator = new Uint8Array(MOST_CHECKS)

/**
 * Corrects one Reed-Solomon block in place, given which codewords are not to be trusted (ISO/IEC 16022 annex A).
 *
 * An erasure costs one check codeword, an error elsewhere two; `reserve` check codewords must be left unspent.
 * Gives the number of check codewords spent, or -1, the block then unchanged. A block beyond what the code can
 * correct may pass for another one: the more check codewords are left, the less likely.
 */
export function correctBlock(
  block: Uint8Array,
  checks: number,
  erasures: readonly number[],
  reserve: number,
): number {
  if (computeSyndromes(block, checks)) return 0
  const known = erasures.length
  if (known > checks - reserve) return -1
  const length = findLocator(block.length, checks, erasures)
  const spent = 2 * length - known
  if (length < known || spent > checks - reserve) return -1
  return applyCorrections(block, checks, length) ? spent : -1
}

/** Computes the values of the block at the roots of the generator; true where all are 0, so nothing is wrong. */
function computeSyndromes(block: Uint8Array, checks: number): boolean {
  let clean = true
  for (let index = 0; index < checks; index++) {
    const power = index + 1
    let value = 0
    for (let place = 0; place < block.length; place++) {
      if (value !== 0) value = EXPONENTIALS[((LOGARITHMS[value] ?? 0) + power) % 255] ?? 0
      value ^= block[place] ?? 0
    }
    syndromes[index] = value
    clean &&= value === 0
  }
  return clean
}

/** Berlekamp-Massey, started from the locator of the erasures. Gives the number of places located. */
function findLocator(size: number, checks: number, erasures: readonly number[]): number {
  startLocator(size, erasures)
  const known = erasures.length
  let length = known
  for (let step = known + 1; step <= checks; step++) {
    let discrepancy = 0
    for (let place = 0; place <= length; place++)
      discrepancy ^= multiply(locator[place] ?? 0, syndromes[step - 1 - place] ?? 0)
    saved.copyWithin(1, 0)
    saved[0] = 0
    if (discrepancy === 0) continue
    for (let place = 0; place < next.length; place++)
      next[place] = (locator[place] ?? 0) ^ multiply(discrepancy, saved[place] ?? 0)
    if (2 * length <= step + known - 1) {
      length = step + known - length
      for (let place = 0; place < saved.length; place++)
        saved[place] = divide(locator[place] ?? 0, discrepancy)
    }
    locator.set(next)
  }
  return length
}

function startLocator(size: number, erasures: readonly number[]): void {
  locator.fill(0)
  locator[0] = 1
  erasures.forEach((place, count) => {
    const root = EXPONENTIALS[size - 1 - place] ?? 0
    for (let power = count + 1; power > 0; power--)
      locator[power] = (locator[power] ?? 0) ^ multiply(root, locator[power - 1] ?? 0)
  })
  saved.set(locator)
}

/** Chien's search and Forney's values; false where the locator does not have as many roots as its degree. */
function applyCorrections(block: Uint8Array, checks: number, length: number): boolean {
  for (let power = 0; power < checks; power++) {
    let value = 0
    for (let place = 0; place <= Math.min(power, length); place++)
      value ^= multiply(locator[place] ?? 0, syndromes[power - place] ?? 0)
    evaluator[power] = value
  }
  const places: number[] = []
  const values: number[] = []
  for (let place = 0; place < block.length; place++) {
    const inverse = (255 - (block.length - 1 - place)) % 255
    if (valueAt(locator, length, inverse) !== 0) continue
    const slope = slopeAt(length, inverse)
    if (slope === 0) return false
    places.push(place)
    values.push(divide(valueAt(evaluator, checks - 1, inverse), slope))
  }
  if (places.length !== length) return false
  places.forEach((place, index) => {
    block[place] = (block[place] ?? 0) ^ (values[index] ?? 0)
  })
  return true
}

/** Value of a polynomial, lowest power first, at the power `logarithm` of the generator. */
function valueAt(polynomial: Uint8Array, degree: number, logarithm: number): number {
  let value = polynomial[degree] ?? 0
  for (let power = degree - 1; power >= 0; power--) {
    if (value !== 0) value = EXPONENTIALS[(LOGARITHMS[value] ?? 0) + logarithm] ?? 0
    value ^= polynomial[power] ?? 0
  }
  return value
}

/** The formal derivative of the locator: in characteristic 2 only its odd powers are left. */
function slopeAt(length: number, logarithm: number): number {
  let value = 0
  for (let power = 1; power <= length; power += 2) {
    const coefficient = locator[power] ?? 0
    if (coefficient === 0) continue
    value ^= EXPONENTIALS[((LOGARITHMS[coefficient] ?? 0) + logarithm * (power - 1)) % 255] ?? 0
  }
  return value
}

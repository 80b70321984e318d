import { ESCAPE, nextBlock } from './binary-blocks.ts'
import { firstOutside } from './charset.ts'
import { findFaults } from './conformance.ts'
import { CURVES } from './curve.ts'
import { findFieldRule } from './data-identifiers.ts'
import type { SealHeader } from './header.ts'
import { splitMessage } from './message.ts'
import { SealError } from './seal-error.ts'
import { isFaultForSure } from './structure-fault.ts'

/** More places than any real seal leaves open; checking each of them against its type would only cost time. */
const MOST_READINGS = 16
const GS_CODE = 0x1d
const RS_CODE = 0x1e

/**
 * Finds where a mixed seal leaves C40 for binary blocks; null when it does nowhere (2D-Doc v3.2.6, section 3.2).
 *
 * The text does not say it, and the codewords of the symbol, which do, are not signed: whoever prints the code
 * again may switch elsewhere and have bytes of a block read as fields. So the place follows from the bytes signed
 * alone. The switch comes after a complete field, and from there blocks must lead to a signature block of a length
 * that a curve makes. Of several such places, those that break the rules of the C40 part are left out; unless just
 * one remains, nothing is guessed.
 *
 * @throws {SealError} SWITCH_AMBIGUOUS
 */
export function findSwitch(text: string, bytes: Uint8Array, header: SealHeader, from: number): number | null {
  const leads = leadingToSignature(bytes, from)
  const readings = switchPlaces(text, from).filter((place) => leads[place] === 1)
  const [first, second] = readings
  if (first === undefined || second === undefined) return first ?? null
  const [only, ...others] =
    readings.length > MOST_READINGS ? readings : readings.filter((to) => isSound(text, header, from, to))
  if (only !== undefined && others.length === 0) return only
  throw new SealError('SWITCH_AMBIGUOUS', 'the binary part may begin here or further on', first)
}

function isSound(text: string, header: SealHeader, from: number, to: number): boolean {
  return !findFaults(header, splitMessage(text, from, to)).some(isFaultForSure)
}

/** Marks each offset from which blocks, one after the other, end at a signature block; from behind, so in one pass. */
function leadingToSignature(bytes: Uint8Array, from: number): Uint8Array {
  const leads = new Uint8Array(bytes.length + 1)
  for (let at = bytes.length - 1; at >= from; at--) {
    if (bytes[at] === ESCAPE) leads[at] = isSignatureBlock(bytes, at) ? 1 : 0
    else leads[at] = leads[nextBlock(bytes, at)] ?? 0
  }
  return leads
}

function isSignatureBlock(bytes: Uint8Array, at: number): boolean {
  const size = bytes[at + 1] ?? 0
  return at + 2 + size <= bytes.length && CURVES.some((curve) => size === 2 * curve.size)
}

/**
 * Lists the offsets at which the C40 part may end: after each complete field, and anywhere inside the variable field
 * in which the characters of C40 end, for the last field of the C40 part may be written without its GS.
 */
function switchPlaces(text: string, from: number): readonly number[] {
  const places = [from]
  let at = from
  while (firstOutside('AN', text, at, at + 2) < 0) {
    const rule = findFieldRule(text.slice(at, at + 2))
    const start = at + 2
    const full = rule === null || rule.max === null ? text.length + 1 : start + rule.max
    const stop = endOfValue(text, start, full)
    if (stop === full) places.push(stop)
    at = stop
    if (isSeparator(text, stop)) places.push(++at)
    else if (stop < full) {
      for (let place = start + (rule?.min ?? stop); place <= stop; place++) places.push(place)
      break
    }
  }
  return places
}

/** Legal values are ASCII without control characters. */
function endOfValue(text: string, start: number, limit: number): number {
  let at = start
  while (at < limit && at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code > 0x7f) break
    at++
  }
  return at
}

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === GS_CODE || code === RS_CODE
}

import type { MessageField } from '../seal/compose-message.ts'
import { encodeHexDay } from '../seal/hex-day.ts'
import { encodeTime } from '../seal/sealed-clock.ts'
import { encodeDay } from '../seal/sealed-day.ts'
import { encodePageCount, encodePoints } from '../seal/values.ts'
import type { PointsLetter } from './letter.ts'
import { identityFields } from './sealed-identity.ts'

/**
 * Writes the fields that a letter seals, those of fixed length first (type A1, design.md section 5).
 *
 * The offence and the points removed stand in letters of removal only. The confidential code is never sealed. The
 * number of pages (09) is, so that a page taken away or added shows.
 */
export function letterFields(letter: PointsLetter, pageCount: number): readonly MessageField[] {
  return [
    ...offenceFields(letter),
    { id: 'AG', value: encodePoints(letter.movement.balance) },
    { id: '69', value: encodeDay(letter.holder.birthDate) },
    { id: '09', value: encodePageCount(pageCount) },
    { id: 'AB', value: letter.reference },
    ...identityFields(letter.holder, letter.neph),
    { id: '01', value: letter.id },
  ]
}

function offenceFields(letter: PointsLetter): readonly MessageField[] {
  if (letter.reference === '46' || letter.reference === '47') return []
  const { committedOn, committedAt } = letter.infraction
  const day =
    committedOn < FIRST_SEALABLE_DAY ? [] : [{ id: 'AD', value: encodeHexDay(committedOn) } as const]
  const time = committedAt === undefined ? [] : [{ id: 'AE', value: encodeTime(committedAt) } as const]
  return [...day, ...time, { id: 'AF', value: encodePoints(Math.abs(letter.movement.delta)) }]
}

/** Days are counted from there; an older offence is printed only. */
const FIRST_SEALABLE_DAY = '2000-01-01'

import type { LicenceRecord, RecordFault } from '../licence/licence-record.ts'

/** Controls, marks that turn a line around, and halves of characters: nobody can see or check them. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * Lists the places of a record where a character stands that nobody sees. Told when the record comes; values are not
 * repeated. Letters that no page prints or no seal spells are no such fault: a driver whose name has one still reads
 * the balance, and the issue says what is wrong.
 */
export function unseenCharacterFaults(record: LicenceRecord): readonly RecordFault[] {
  return unseenIn(record, '')
}

function unseenIn(value: unknown, path: string): readonly RecordFault[] {
  if (typeof value === 'string')
    return UNSEEN.test(value) ? [{ path, message: 'an unseen character stands in this text' }] : []
  if (typeof value !== 'object' || value === null) return []
  const steps = Array.isArray(value)
    ? value.map((one: unknown, index) => [`${path}[${index}]`, one] as const)
    : Object.entries(value).map(([name, one]) => [path === '' ? name : `${path}.${name}`, one] as const)
  return steps.flatMap(([place, one]) => unseenIn(one, place))
}

import type { CalendarDay } from '../calendar-day.ts'
import type { LETTER_REFERENCES } from './licence-event.ts'
import type { PointsLedger } from './points-ledger.ts'
import type { Movement } from './points-movement.ts'

export type LetterReference = (typeof LETTER_REFERENCES)[number]

/** A letter that a movement calls for. Whether it was sent is another question: the file says so. */
export interface DueLetter {
  readonly reference: LetterReference
  readonly day: CalendarDay
  readonly movement: Movement
}

/** A loss of this many points of the scale in probation makes the course mandatory (L223-6 al. 4, R223-4). */
const MANDATORY_STAGE_POINTS = 3

/** A confirmed driver is warned by 48M when the balance falls to this or below. */
const WARNING_BALANCE = 6

/**
 * Finds which letter a movement calls for, or null when it calls for none (decision D13).
 *
 * Nothing is due for a removal that took nothing and obliges to nothing, for an increment, or for a course that
 * gave nothing.
 */
export function letterDue(movement: Movement): LetterReference | null {
  switch (movement.rule) {
    case 'POINTS_REMOVED':
      return letterOfRemoval(movement)
    case 'SIX_MONTH_RESTITUTION':
    case 'TWO_YEAR_RECONSTITUTION':
    case 'THREE_YEAR_RECONSTITUTION':
    case 'TEN_YEAR_RESTITUTION':
      return movement.delta > 0 ? '46' : null
    case 'VOLUNTARY_STAGE':
    case 'MANDATORY_STAGE':
      return movement.delta > 0 ? '47' : null
    default:
      return null
  }
}

/** Lists the letters that the movements of a ledger call for, oldest first. */
export function lettersDue({ movements }: Pick<PointsLedger, 'movements'>): readonly DueLetter[] {
  return movements.flatMap((movement) => {
    const reference = letterDue(movement)
    return reference ? [{ reference, day: movement.day, movement }] : []
  })
}

function letterOfRemoval({ removal, delta, balance, limit }: Movement): LetterReference | null {
  if (!removal || limit === 'LICENCE_INVALID') return null
  if (balance === 0) return '48SI'
  if (removal.committedInProbation && removal.scalePoints >= MANDATORY_STAGE_POINTS) return '48N'
  if (delta === 0) return null
  const crosses = balance - delta > WARNING_BALANCE && balance <= WARNING_BALANCE
  return crosses && !removal.inProbation ? '48M' : '48'
}

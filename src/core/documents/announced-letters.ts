import { addMonths, type CalendarDay } from '../calendar-day.ts'
import { letterDue } from '../licence/letters-due.ts'
import { isLetter, type Letter, type LicenceEvent } from '../licence/licence-event.ts'
import type { Movement } from '../licence/points-movement.ts'

/** A line of history before letters are set beside what they announce. */
export interface UnannouncedLine {
  readonly day: CalendarDay
  readonly event: LicenceEvent | null
  readonly movements: readonly Movement[]
}

/** A letter sent later than this after what it announces was recorded is not brought together with it. */
const MOST_MONTHS = 6

/**
 * Finds which line of the history each letter announces, where the file leaves no doubt.
 *
 * A file does not say what a letter is about. It is taken to announce a movement when that movement calls for a
 * letter of this reference (D13), had been recorded at most six months before it was sent, and is the only one not
 * announced yet. In doubt the letter keeps a line of its own; so does a 48SI, which is a decision by itself.
 */
export function announcedLetters<L extends UnannouncedLine>(lines: readonly L[]): ReadonlyMap<Letter, L> {
  const waiting = new Map(
    lines.flatMap((line) => {
      const reference = line.movements.map(letterDue).find((due) => due !== null)
      return reference ? [[line, reference] as const] : []
    }),
  )
  const letters = lines
    .flatMap(({ event }) => (event !== null && isLetter(event) && event.reference !== '48SI' ? [event] : []))
    .sort((a, b) => (a.sentOn < b.sentOn ? -1 : a.sentOn > b.sentOn ? 1 : 0))
  const announced = new Map<Letter, L>()
  for (const letter of letters) {
    const [only, ...others] = [...waiting].filter(
      ([line, reference]) => reference === letter.reference && mayAnnounce(letter, recordedOn(line)),
    )
    if (only === undefined || others.length > 0) continue
    announced.set(letter, only[0])
    waiting.delete(only[0])
  }
  return announced
}

function mayAnnounce({ sentOn }: Letter, day: CalendarDay): boolean {
  return sentOn >= day && sentOn <= addMonths(day, MOST_MONTHS)
}

/** A restitution needs no recording (D11). */
function recordedOn({ day, event }: UnannouncedLine): CalendarDay {
  return event?.recordedOn ?? day
}

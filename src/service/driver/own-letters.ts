import type { CalendarDay } from '../../core/calendar-day.ts'
import type { HistoryLine } from '../../core/documents/rii-history.ts'
import { handInDeadline, mandatoryStageDeadline, remedyDeadline } from '../../core/licence/letter-delays.ts'
import { type LetterReference, letterDue } from '../../core/licence/letters-due.ts'
import { isLetter, type Letter } from '../../core/licence/licence-event.ts'
import type { Movement } from '../../core/licence/points-movement.ts'
import type { OwnHistory } from './read-own-history.ts'

/** A letter that the file says was sent, or that a movement calls for and the file does not have. */
export interface OwnLetter {
  readonly reference: LetterReference
  /** Day of sending; of the movement where the letter was not sent. */
  readonly day: CalendarDay
  /** Null where the file has no such letter. */
  readonly letter: Letter | null
  /** What it tells, where the file leaves no doubt. */
  readonly movement: Movement | null
  /** Days that run from its reception; null where nothing runs. */
  readonly deadlines: {
    readonly remedy: CalendarDay | null
    readonly stage: CalendarDay | null
    readonly handIn: CalendarDay | null
  }
  /** Whether the movement leaves less than there was: a delay of appeal has a meaning then only. */
  readonly takesPoints: boolean
}

/** Lists the letters of ten years, newest first, sent or due (decision D13). */
export function ownLetters({ lines }: Pick<OwnHistory, 'lines'>): readonly OwnLetter[] {
  const finals = lines.flatMap(({ event }) => (event !== null && isLetter(event) ? [event] : []))
  return lines
    .flatMap((line) => [...sent(line), ...missing(line, finals)])
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}

function sent({ event, letters, movements }: HistoryLine): readonly OwnLetter[] {
  if (event !== null && isLetter(event)) return [told(event, movements.at(-1) ?? null)]
  const cause = movements.find((movement) => letterDue(movement) !== null) ?? null
  return letters.map((letter) => told(letter, cause))
}

function told(letter: Letter, movement: Movement | null): OwnLetter {
  const { reference, notifiedOn } = letter
  const takesPoints = reference.startsWith('48')
  const from = <T>(reckon: (day: CalendarDay) => T, concerned: boolean) =>
    concerned && notifiedOn ? reckon(notifiedOn) : null
  return {
    reference,
    day: letter.sentOn,
    letter,
    movement,
    takesPoints,
    deadlines: {
      remedy: from(remedyDeadline, takesPoints),
      stage: from(mandatoryStageDeadline, reference === '48N'),
      handIn: from(handInDeadline, reference === '48SI'),
    },
  }
}

/** A movement whose letter the file does not have; a 48SI, which is a line of its own, is looked for among these. */
function missing(
  { event, letters, movements }: HistoryLine,
  finals: readonly Letter[],
): readonly OwnLetter[] {
  if (event !== null && isLetter(event)) return []
  return movements.flatMap((movement) => {
    const reference = letterDue(movement)
    if (reference === null || letters.some((letter) => letter.reference === reference)) return []
    const isThere = finals.some((letter) => letter.reference === reference && letter.sentOn >= movement.day)
    if (isThere) return []
    const none = { remedy: null, stage: null, handIn: null }
    return [
      {
        reference,
        day: movement.day,
        letter: null,
        movement,
        deadlines: none,
        takesPoints: movement.rule === 'POINTS_REMOVED',
      },
    ]
  })
}

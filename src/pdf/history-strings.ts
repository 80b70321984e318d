import { type HistoryLine, UNDATED } from '../core/documents/rii-history.ts'
import type { LedgerEvent } from '../core/licence/points-input.ts'
import type { Movement, MovementLimit } from '../core/licence/points-movement.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { POINTS_WORDING_FR } from '../wording/points.fr.ts'
import { eventStrings, letterLine, type PrintedEvent } from './event-strings.ts'

/** One line of the history as the RII prints it. */
export interface PrintedHistoryLine extends PrintedEvent {
  readonly day: string
  /** Signed, with a true minus; empty where points do not move. */
  readonly points: string
  readonly balance: string
}

/** Gives the strings of a history line: an event of the file, or what law gave by itself. */
export function historyStrings(
  { day, event, movements, letters }: HistoryLine,
  events: readonly LedgerEvent[],
): PrintedHistoryLine {
  const { title, details } = event === null ? byLaw(movements, events) : eventStrings(event)
  const total = movements.reduce((sum, movement) => sum + movement.delta, 0)
  const last = movements.at(-1)
  return {
    day: day === UNDATED ? 'sans date' : frenchDay(day),
    title,
    details: [...details, ...(event === null ? [] : limits(movements)), ...letters.map(letterLine)],
    points: last === undefined ? '' : signed(total),
    balance: last === undefined ? '' : `${last.balance} / ${last.cap}`,
  }
}

/** What the title of such a stage says already, or a sentence of the law. */
const TOLD_BY_TITLE: ReadonlySet<MovementLimit | null> = new Set([null, 'STAGE_GIVES_NO_POINTS'] as const)

function limits(movements: readonly Movement[]): readonly string[] {
  return movements.flatMap(({ limit }) =>
    limit === null || TOLD_BY_TITLE.has(limit) ? [] : [`Limite : ${POINTS_WORDING_FR.limits[limit]}.`],
  )
}

function byLaw(movements: readonly Movement[], events: readonly LedgerEvent[]): PrintedEvent {
  const [movement] = movements
  if (movement === undefined) return { title: '', details: [] }
  return {
    title: POINTS_WORDING_FR.rules[movement.rule],
    details: [POINTS_WORDING_FR.explanations.movement(movement, events)],
  }
}

function signed(points: number): string {
  if (points === 0) return '0'
  return points < 0 ? `−${-points}` : `+${points}`
}

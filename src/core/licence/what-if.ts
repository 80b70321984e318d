import { CodedError } from '../../errors.ts'
import type { CalendarDay } from '../calendar-day.ts'
import { type LetterReference, letterDue } from './letters-due.ts'
import type { Clocks, LedgerInfraction, LedgerInput } from './points-input.ts'
import { type PointsLedger, pointsLedger } from './points-ledger.ts'
import type { Movement } from './points-movement.ts'
import { type Forecast, restitutionCalendar } from './restitution-calendar.ts'

/** An infraction that nobody has committed; established at once, or today if it lies in the past. */
export interface Hypothesis {
  readonly points: number
  readonly class: LedgerInfraction['class']
  readonly committedOn: CalendarDay
  readonly establishedOn?: CalendarDay
}

/** What a hypothetical infraction would change; never to be shown as a fact. */
export interface WhatIf {
  readonly forecast: true
  /** The day on which both ledgers are drawn: the later of `at` and the day of establishment. */
  readonly on: CalendarDay
  readonly without: PointsLedger
  readonly with: PointsLedger
  /** The line of the removal; null when the licence of that day is not touched or 0 points are asked for. */
  readonly removal: Movement | null
  readonly letter: LetterReference | null
  readonly calendarWithout: readonly Forecast[]
  readonly calendarWith: readonly Forecast[]
}

/**
 * Answers what an infraction would cost and when its points would come back.
 *
 * @throws {CodedError} HYPOTHESIS_CONTRADICTORY when it would be established before it is committed.
 */
export function whatIf(input: LedgerInput, clocks: Clocks, hypothesis: Hypothesis): WhatIf {
  const { committedOn } = hypothesis
  const establishedOn = hypothesis.establishedOn ?? later(committedOn, clocks.at)
  if (establishedOn < committedOn)
    throw new CodedError(
      'HYPOTHESIS_CONTRADICTORY',
      `expected an infraction committed on ${committedOn} to be established then or later, found ${establishedOn}`,
    )
  const on = later(clocks.at, establishedOn)
  const knownAt = clocks.knownAt ?? clocks.at
  const { points, class: itsClass } = hypothesis
  const imagined: LedgerInfraction = {
    kind: 'infraction',
    class: itsClass,
    points,
    committedOn,
    establishedOn,
    // Known to whoever imagines it, however early the registry is looked at.
    recordedOn: knownAt,
  }
  const changed = { ...input, events: [...input.events, imagined] }
  const then = { at: on, knownAt }
  const after = pointsLedger(changed, then)
  const removal = removalOf(after, input.events.length)
  return {
    forecast: true,
    on,
    without: pointsLedger(input, then),
    with: after,
    removal,
    letter: removal && letterDue(removal),
    calendarWithout: restitutionCalendar(input, then),
    calendarWith: restitutionCalendar(changed, then),
  }
}

function removalOf({ movements }: PointsLedger, index: number): Movement | null {
  return (
    movements.find(
      ({ rule, causes }) => rule === 'POINTS_REMOVED' && causes.some((cause) => cause.index === index),
    ) ?? null
  )
}

function later(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a > b ? a : b
}

import type { LedgerEvent } from '../core/licence/points-input.ts'
import type { PointsLedger } from '../core/licence/points-ledger.ts'
import type { Movement } from '../core/licence/points-movement.ts'
import type { Forecast } from '../core/licence/restitution-calendar.ts'
import { POINTS_WORDING_EN } from './points.en.ts'
import { POINTS_WORDING_FR, type PointsWording } from './points.fr.ts'

/** Picks the sentences about points in a language, `fr` or `en`; French where the language is another or none. */
export function pointsWordingFor(language: string | undefined): PointsWording {
  return language?.toLowerCase().startsWith('en') ? POINTS_WORDING_EN : POINTS_WORDING_FR
}

type Explained<T> = T & { readonly explanation: string }

/** The points of a driver as commands and the API give them: every line with its reason in words. */
export interface ExplainedPoints extends Omit<PointsLedger, 'movements'> {
  /** Oldest first. */
  readonly history: readonly Explained<Movement>[]
  /** Forecasts, soonest first. */
  readonly calendar: readonly Explained<Forecast>[]
}

/** Sets beside each line of history and calendar the sentence that explains it. */
export function explainPoints(
  { ledger, calendar }: { readonly ledger: PointsLedger; readonly calendar: readonly Forecast[] },
  events: readonly LedgerEvent[],
  { explanations }: Pick<PointsWording, 'explanations'>,
): ExplainedPoints {
  const { movements, ...state } = ledger
  return {
    ...state,
    history: movements.map((line) => ({ ...line, explanation: explanations.movement(line, events) })),
    calendar: calendar.map((line) => ({ ...line, explanation: explanations.forecast(line, events) })),
  }
}

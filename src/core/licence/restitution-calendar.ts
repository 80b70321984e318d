import { addYears, type CalendarDay } from '../calendar-day.ts'
import type { Clocks, EventReference, LedgerInput } from './points-input.ts'
import { ledgerThrough } from './points-ledger.ts'
import type { Interval, PointsRule } from './points-movement.ts'

/** Under which a forecast holds; an invalidation or a new licence makes every forecast fall away. */
export type ForecastCondition =
  /** Falls away if a points infraction committed in the interval is established, even afterwards (D5). */
  | { readonly code: 'NO_POINTS_INFRACTION'; readonly interval: Interval }
  | { readonly code: 'LICENCE_STILL_VALID' }

/** What is to come if nothing else happens; never to be shown as a fact. */
export interface Forecast {
  readonly forecast: true
  readonly day: CalendarDay
  /** Points to come back or to be added; 0 where only the cap rises, at the end of a probation. */
  readonly points: number
  /** Balance and cap afterwards, all earlier forecasts having come true. */
  readonly balance: number
  readonly cap: number
  readonly rule: PointsRule
  readonly article: string
  readonly condition: ForecastCondition
  readonly causes: readonly EventReference[]
}

/** No delay of the Code de la route is longer (L223-6 al. 5). */
const LONGEST_DELAY_YEARS = 10

/** Lists what comes back or is added after `at`, soonest first, supposing no other infraction and no other stage. */
export function restitutionCalendar(input: LedgerInput, clocks: Clocks): readonly Forecast[] {
  const { movements } = ledgerThrough(input, clocks, addYears(clocks.at, LONGEST_DELAY_YEARS))
  return movements.flatMap(({ day, rule, article, delta, balance, cap, interval, causes }) =>
    day > clocks.at && (delta > 0 || rule === 'PROBATION_END')
      ? [
          {
            forecast: true as const,
            day,
            points: delta,
            balance,
            cap,
            rule,
            article,
            condition: conditionOf(interval),
            causes,
          },
        ]
      : [],
  )
}

function conditionOf(interval: Interval | null): ForecastCondition {
  return interval ? { code: 'NO_POINTS_INFRACTION', interval } : { code: 'LICENCE_STILL_VALID' }
}

import { addMonths, type CalendarDay } from '../calendar-day.ts'
import type { LedgerInfraction, LedgerProbation } from './points-input.ts'

/** Points of a confirmed licence, and the most that any licence can have (R223-1 I). */
export const FULL_CAPITAL = 12

/** Points of a licence on the first day of a probation (R223-1 II). */
export const PROBATION_CAPITAL = 6

/** Points that a year of probation adds to the capital (L223-1, R223-1). */
export interface Increment {
  readonly day: CalendarDay
  readonly points: number
  /** False when a points infraction was committed between the beginning of probation and that day. */
  readonly earned: boolean
}

/** Probation as it stands in the light of the infractions known; without one, the capital is full at once. */
export interface ProbationPlan {
  readonly capital: number
  /** First day of the confirmed licence; null without probation. */
  readonly end: CalendarDay | null
  readonly increments: readonly Increment[]
  /** How the post-licence training counts (R223-4-1, D7). */
  readonly training: 'none' | 'outside-window' | 'lost' | 'shortens'
}

/** Months after the beginning at which points are added, the last being the end (R223-1 II). */
const SCHEDULES = {
  standard: { plain: { 12: 2, 24: 2, 36: 2 }, short: { 12: 2, 24: 4 } },
  aac: { plain: { 12: 3, 24: 3 }, short: { 12: 3, 18: 3 } },
} as const satisfies Record<LedgerProbation['kind'], Record<'plain' | 'short', Record<number, number>>>

const TRAINING_WINDOW = { from: 6, to: 12 } as const

/** Works out when probation ends and which increments are earned (decision D7). */
export function planProbation(
  start: CalendarDay,
  probation: LedgerProbation | null,
  infractions: readonly Pick<LedgerInfraction, 'committedOn'>[],
): ProbationPlan {
  if (probation === null) return { capital: FULL_CAPITAL, end: null, increments: [], training: 'none' }
  const offence = firstOffence(start, infractions)
  const training = trainingEffect(start, probation, offence)
  const schedule = SCHEDULES[probation.kind][training === 'shortens' ? 'short' : 'plain']
  const increments = Object.entries(schedule).map(([months, points]) => {
    const day = addMonths(start, Number(months))
    return { day, points, earned: offence === null || offence >= day }
  })
  return { capital: PROBATION_CAPITAL, end: increments.at(-1)?.day ?? null, increments, training }
}

/** Only commission in probation counts; when it was established does not (D5). */
function firstOffence(
  start: CalendarDay,
  infractions: readonly Pick<LedgerInfraction, 'committedOn'>[],
): CalendarDay | null {
  let first: CalendarDay | null = null
  for (const { committedOn } of infractions)
    if (committedOn >= start && (first === null || committedOn < first)) first = committedOn
  return first
}

function trainingEffect(
  start: CalendarDay,
  { kind, trainingOn }: LedgerProbation,
  offence: CalendarDay | null,
): ProbationPlan['training'] {
  if (!trainingOn) return 'none'
  const { from, to } = TRAINING_WINDOW
  if (trainingOn < addMonths(start, from) || trainingOn > addMonths(start, to)) return 'outside-window'
  const shortEnd = addMonths(start, kind === 'aac' ? 18 : 24)
  return offence !== null && offence < shortEnd ? 'lost' : 'shortens'
}

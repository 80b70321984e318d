import { addDays, addMonths, type CalendarDay } from '../calendar-day.ts'
import type { Placed } from './licence-periods.ts'
import type { LedgerStage } from './points-input.ts'

/** Points that an accepted course gives back, within the cap (R223-8). */
export const STAGE_POINTS = 4

/** Whether a course gives points, and if not, why (D8, D9). */
export type StageAnswer = 'accepted' | 'too-early' | 'without-points'

/** Finds the first day on which a course is credited: the day after its last (D8). */
export function stageEffectOn(stage: Pick<LedgerStage, 'to'>): CalendarDay {
  return addDays(stage.to, 1)
}

/** Finds the first last day that a voluntary course may have after an accepted one: a year and a day (D9). */
export function nextVoluntaryStageFrom(lastAccepted: Pick<LedgerStage, 'to'>): CalendarDay {
  return addDays(addMonths(lastAccepted.to, 12), 1)
}

/** A course with its answer. */
export interface AnsweredStage {
  readonly stage: Placed<LedgerStage>
  readonly answer: StageAnswer
}

/**
 * Answers for each course, in the order of their last days, whether it gives points (D8, D9).
 *
 * A mandatory course (case 2) is always accepted; a voluntary one (case 1) at most once a year; cases 3 and 4
 * give none and do not count for the next.
 */
export function answerStages(stages: readonly Placed<LedgerStage>[]): readonly AnsweredStage[] {
  let earliest: CalendarDay | null = null
  return stages.map((stage): AnsweredStage => {
    const { event } = stage
    if (event.case === 3 || event.case === 4) return { stage, answer: 'without-points' }
    if (event.case === 1 && earliest !== null && event.to < earliest) return { stage, answer: 'too-early' }
    earliest = nextVoluntaryStageFrom(event)
    return { stage, answer: 'accepted' }
  })
}

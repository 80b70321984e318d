import { addDays, addYears } from '../core/calendar-day.ts'
import { type MovementCauses, movementCauses } from '../core/licence/movement-causes.ts'
import type { Interval, Movement, MovementLimit, PointsRule } from '../core/licence/points-movement.ts'
import { STAGE_POINTS } from '../core/licence/points-stage.ts'
import type { Forecast } from '../core/licence/restitution-calendar.ts'
import { englishDay } from './days.en.ts'
import type { Explanations } from './explanations.fr.ts'

/** English sentences for the lines of a ledger; the French ones have authority. */
export const EXPLANATIONS_EN: Explanations = {
  movement: (movement, events) =>
    `${MOVEMENTS[movement.rule](movement, movementCauses(movement, events))} (C. route ${movement.article}).`,
  forecast: (forecast, events) =>
    `Forecast: on ${englishDay(forecast.day)}, ${FORECASTS[forecast.rule](forecast, movementCauses(forecast, events))} (C. route ${forecast.article}), ${condition(forecast)}.`,
}

const MOVEMENTS = {
  LICENCE_OBTAINED: ({ day, balance }) =>
    `The licence obtained on ${englishDay(day)} begins with ${points(balance)}, ${balance < 12 ? 'in' : 'without'} probation`,
  POINTS_REMOVED: (movement, { infractions: [one] }) =>
    `The infraction committed on ${day(one?.committedOn)} is established on ${englishDay(movement.day)}: ${counted(-movement.delta, 'removed')}${instead(movement, one?.points)}`,
  SIX_MONTH_RESTITUTION: ({ interval }, { infractions: [one] }) =>
    `No other points infraction was committed ${days(interval)}, thus for six months: the point removed for that of ${day(one?.committedOn)} is given back`,
  TWO_YEAR_RECONSTITUTION: ({ interval }) =>
    `No points infraction was committed ${days(interval)}, thus for two years after the last one established${prolonged(interval, 2)}, and the series holds neither a délit nor a contravention of the 4th or 5th class: all points are restored`,
  THREE_YEAR_RECONSTITUTION: ({ interval }) =>
    `No points infraction was committed ${days(interval)}, thus for three years after the last one established${prolonged(interval, 3)}, as a délit or a contravention of the 4th or 5th class is in the series: all points are restored`,
  TEN_YEAR_RESTITUTION: (movement, { infractions: [one] }) =>
    `Ten years have passed since the infraction committed on ${day(one?.committedOn)} was established, on ${day(one?.establishedOn)}: ${counted(movement.delta, 'given back')}${instead(movement)}`,
  PROBATION_INCREMENT: (movement) =>
    `No points infraction was committed ${days(movement.interval)}, since probation began: ${counted(movement.delta, 'added')}${instead(movement)}`,
  PROBATION_END: ({ balance, interval }) =>
    `Probation ends${interval ? ', shortened by the post-licence training' : ''}: the balance may now reach 12 points and stays at ${points(balance)}`,
  VOLUNTARY_STAGE: (movement, { stage }) =>
    `The voluntary course ${attended(stage)} takes effect the day after: ${counted(movement.delta, 'given back')}${instead(movement, STAGE_POINTS)}`,
  MANDATORY_STAGE: (movement, { stage }) =>
    `The compulsory course ${attended(stage)} takes effect the day after: ${counted(movement.delta, 'given back')}${instead(movement, STAGE_POINTS)}`,
  STAGE_WITHOUT_POINTS: (_, { stage }) =>
    `The course ${attended(stage)} ${stage?.case === 4 ? 'as an additional penalty' : 'instead of prosecution or in a penal settlement'} gives no points back`,
  LICENCE_INVALIDATED: ({ delta, day }) =>
    `The letter 48SI was notified on ${englishDay(day)}: the licence is invalidated and the balance ${delta < 0 ? 'falls to' : 'stays at'} zero`,
} as const satisfies Record<PointsRule, (movement: Movement, causes: MovementCauses) => string>

const FORECASTS = {
  LICENCE_OBTAINED: ({ balance }) => `a licence will begin with ${points(balance)}`,
  POINTS_REMOVED: ({ balance }) => `the balance will fall to ${points(balance)}`,
  SIX_MONTH_RESTITUTION: (_, { infractions: [one] }) =>
    `the point removed for the infraction committed on ${day(one?.committedOn)} will be given back`,
  TWO_YEAR_RECONSTITUTION: () =>
    'all points will be restored, two years after the last infraction established',
  THREE_YEAR_RECONSTITUTION: () =>
    'all points will be restored, three years after the last infraction established',
  TEN_YEAR_RESTITUTION: ({ points: back }, { infractions: [one] }) =>
    `${points(back)} of those removed for the infraction committed on ${day(one?.committedOn)} will be given back`,
  PROBATION_INCREMENT: ({ points: more }) => `${points(more)} will be added in probation`,
  PROBATION_END: () => 'probation will end and the balance may reach 12 points',
  VOLUNTARY_STAGE: ({ points: back }) => `the voluntary course attended will give ${points(back)} back`,
  MANDATORY_STAGE: ({ points: back }) => `the compulsory course attended will give ${points(back)} back`,
  STAGE_WITHOUT_POINTS: () => 'the course attended will give no points back',
  LICENCE_INVALIDATED: () => 'the licence will be invalidated',
} as const satisfies Record<PointsRule, (forecast: Forecast, causes: MovementCauses) => string>

function condition({ condition }: Forecast): string {
  const stillValid = 'unless the licence is invalidated or replaced before'
  switch (condition.code) {
    case 'LICENCE_STILL_VALID':
      return stillValid
    case 'NO_POINTS_INFRACTION':
      return `${stillValid}, or a points infraction is committed ${days(condition.interval)}, even if established later`
  }
}

const BECAUSE = {
  SIMULTANEOUS_MAXIMUM: 'simultaneous infractions take eight points together at most (L223-2)',
  BALANCE_FLOOR: 'the balance cannot be below zero',
  BALANCE_CAP: 'the balance cannot exceed its cap',
  STAGE_TOO_EARLY: 'it ends less than a year and a day after the previous one',
  STAGE_GIVES_NO_POINTS: 'this course gives no points back',
  LICENCE_INVALID: 'the licence was no longer valid',
  EARLIER_LICENCE: 'it was committed under an earlier licence',
} as const satisfies Record<MovementLimit, string>

/** Says why less was taken or given than the rule says. */
function instead({ limit, delta, cap }: Movement, full?: number): string {
  if (limit === null) return ''
  const reason = limit === 'BALANCE_CAP' ? `${BECAUSE[limit]} of ${points(cap)}` : BECAUSE[limit]
  return `${full === undefined || delta === 0 ? '' : ` instead of ${full}`}, since ${reason}`
}

function counted(count: number, done: string): string {
  if (count === 0) return `no point is ${done}`
  return `${points(count)} ${count > 1 ? 'are' : 'is'} ${done}`
}

function points(count: number): string {
  return `${count} point${count === 1 ? '' : 's'}`
}

function day(text: string | undefined): string {
  return text === undefined ? 'an unknown day' : englishDay(text)
}

function attended(stage: MovementCauses['stage']): string {
  return `attended from ${day(stage?.from)} to ${day(stage?.to)}`
}

/** The last day is told, since an interval stops before its end (D3). */
function days(interval: Interval | null): string {
  return interval === null
    ? ''
    : `from ${englishDay(interval.from)} to ${englishDay(addDays(interval.before, -1))} included`
}

function prolonged(interval: Interval | null, years: 2 | 3): string {
  if (interval === null || interval.before === addYears(interval.from, years)) return ''
  return ' and until the end of probation'
}

import { addDays, addYears } from '../core/calendar-day.ts'
import { type MovementCauses, movementCauses } from '../core/licence/movement-causes.ts'
import type { LedgerEvent } from '../core/licence/points-input.ts'
import type { Interval, Movement, MovementLimit, PointsRule } from '../core/licence/points-movement.ts'
import { STAGE_POINTS } from '../core/licence/points-stage.ts'
import type { Forecast } from '../core/licence/restitution-calendar.ts'
import { frenchDay } from './french-dates.ts'

/**
 * Sentences for the lines of a ledger, made of the rule, its days and its points alone; `events` are those from which
 * the ledger was drawn. Every sentence names its article.
 */
export interface Explanations {
  /** Says why the points moved, or why they did not. */
  readonly movement: (movement: Movement, events: readonly LedgerEvent[]) => string
  /** Says what is to come, that it is a forecast, and when it falls away. */
  readonly forecast: (forecast: Forecast, events: readonly LedgerEvent[]) => string
}

export const EXPLANATIONS_FR: Explanations = {
  movement: (movement, events) =>
    `${MOVEMENTS[movement.rule](movement, movementCauses(movement, events))} (C. route ${movement.article}).`,
  forecast: (forecast, events) =>
    `Prévision : le ${frenchDay(forecast.day)}, ${FORECASTS[forecast.rule](forecast, movementCauses(forecast, events))} (C. route ${forecast.article}), ${condition(forecast)}.`,
}

const MOVEMENTS = {
  LICENCE_OBTAINED: ({ day, balance }) =>
    balance < 12
      ? `Le permis obtenu le ${frenchDay(day)} commence avec ${points(balance)}, en période probatoire`
      : `Le permis obtenu le ${frenchDay(day)} commence avec ${points(balance)}, sans période probatoire`,
  POINTS_REMOVED: (movement, { infractions: [one] }) =>
    `La réalité de l’infraction commise le ${day(one?.committedOn)} est établie le ${frenchDay(movement.day)} : ${taken(-movement.delta)}${instead(movement, one?.points)}`,
  SIX_MONTH_RESTITUTION: ({ interval }, { infractions: [one] }) =>
    `Aucune autre infraction entraînant retrait de points n’a été commise ${days(interval)}, soit pendant six mois : le point retiré pour celle du ${day(one?.committedOn)} est restitué`,
  TWO_YEAR_RECONSTITUTION: ({ interval }) =>
    `Aucune infraction entraînant retrait de points n’a été commise ${days(interval)}, soit pendant deux ans après la dernière établie${prolonged(interval, 2)}, et la série ne comprend ni délit ni contravention de 4e ou de 5e classe : tous les points sont reconstitués`,
  THREE_YEAR_RECONSTITUTION: ({ interval }) =>
    `Aucune infraction entraînant retrait de points n’a été commise ${days(interval)}, soit pendant trois ans après la dernière établie${prolonged(interval, 3)}, durée due à un délit ou à une contravention de 4e ou de 5e classe dans la série : tous les points sont reconstitués`,
  TEN_YEAR_RESTITUTION: (movement, { infractions: [one] }) =>
    `Dix ans ont passé depuis que l’infraction commise le ${day(one?.committedOn)} a été établie, le ${day(one?.establishedOn)} : ${given(movement.delta)}${instead(movement)}`,
  PROBATION_INCREMENT: (movement) =>
    `Aucune infraction entraînant retrait de points n’a été commise ${days(movement.interval)}, depuis le début de la période probatoire : ${points(movement.delta)} de plus${instead(movement)}`,
  PROBATION_END: ({ balance, interval }) =>
    `La période probatoire prend fin${interval ? ', abrégée par la formation complémentaire' : ''} : le solde peut désormais atteindre 12 points et reste de ${points(balance)}`,
  VOLUNTARY_STAGE: (movement, { stage }) =>
    `Le stage volontaire suivi du ${day(stage?.from)} au ${day(stage?.to)} prend effet le lendemain : ${given(movement.delta)}${instead(movement, STAGE_POINTS)}`,
  MANDATORY_STAGE: (movement, { stage }) =>
    `Le stage obligatoire suivi du ${day(stage?.from)} au ${day(stage?.to)} prend effet le lendemain : ${given(movement.delta)}${instead(movement, STAGE_POINTS)}`,
  STAGE_WITHOUT_POINTS: (_, { stage }) =>
    `Le stage suivi du ${day(stage?.from)} au ${day(stage?.to)} ${stage?.case === 4 ? 'comme peine complémentaire' : 'comme alternative aux poursuites ou en composition pénale'} ne rend pas de points`,
  LICENCE_INVALIDATED: ({ delta, day }) =>
    `La lettre 48SI a été notifiée le ${frenchDay(day)} : le permis est invalidé et le solde ${delta < 0 ? 'ramené à zéro' : 'reste nul'}`,
} as const satisfies Record<PointsRule, (movement: Movement, causes: MovementCauses) => string>

const FORECASTS = {
  LICENCE_OBTAINED: ({ balance }) => `un permis commencera avec ${points(balance)}`,
  POINTS_REMOVED: ({ balance }) => `le solde passera à ${points(balance)} après un retrait`,
  SIX_MONTH_RESTITUTION: (_, { infractions: [one] }) =>
    `le point retiré pour l’infraction commise le ${day(one?.committedOn)} sera restitué`,
  TWO_YEAR_RECONSTITUTION: () =>
    'tous les points seront reconstitués, deux ans après la dernière infraction établie',
  THREE_YEAR_RECONSTITUTION: () =>
    'tous les points seront reconstitués, trois ans après la dernière infraction établie',
  TEN_YEAR_RESTITUTION: ({ points: back }, { infractions: [one] }) =>
    `${points(back)} sur ceux que l’infraction commise le ${day(one?.committedOn)} a retirés ${back > 1 ? 'seront restitués' : 'sera restitué'}`,
  PROBATION_INCREMENT: ({ points: more }) => `${points(more)} de plus en période probatoire`,
  PROBATION_END: () => 'la période probatoire prendra fin et le solde pourra atteindre 12 points',
  VOLUNTARY_STAGE: ({ points: back }) => `le stage volontaire accompli rendra ${points(back)}`,
  MANDATORY_STAGE: ({ points: back }) => `le stage obligatoire accompli rendra ${points(back)}`,
  STAGE_WITHOUT_POINTS: () => 'le stage accompli ne rendra pas de points',
  LICENCE_INVALIDATED: () => 'le permis sera invalidé',
} as const satisfies Record<PointsRule, (forecast: Forecast, causes: MovementCauses) => string>

function condition({ condition }: Forecast): string {
  switch (condition.code) {
    case 'LICENCE_STILL_VALID':
      return 'sauf permis invalidé ou remplacé d’ici là'
    case 'NO_POINTS_INFRACTION':
      return `sauf permis invalidé ou remplacé d’ici là, ou infraction entraînant retrait de points commise ${days(condition.interval)}, même établie plus tard`
  }
}

const BECAUSE = {
  SIMULTANEOUS_MAXIMUM: 'des infractions simultanées ne retirent ensemble que huit points au plus (L223-2)',
  BALANCE_FLOOR: 'le solde ne peut être inférieur à zéro',
  BALANCE_CAP: 'le solde ne peut dépasser son plafond',
  STAGE_TOO_EARLY: 'il s’achève moins d’un an et un jour après le précédent',
  STAGE_GIVES_NO_POINTS: 'ce stage ne rend pas de points',
  LICENCE_INVALID: 'le permis n’était plus valide',
  EARLIER_LICENCE: 'elle a été commise sous un permis antérieur',
} as const satisfies Record<MovementLimit, string>

/** Says why less was taken or given than the rule says. */
function instead({ limit, delta, cap }: Movement, full?: number): string {
  if (limit === null) return ''
  const reason = limit === 'BALANCE_CAP' ? `${BECAUSE[limit]} de ${points(cap)}` : BECAUSE[limit]
  return `${full === undefined || delta === 0 ? '' : ` au lieu de ${full}`}, car ${reason}`
}

function taken(count: number): string {
  if (count === 0) return 'aucun point n’est retiré'
  return `${points(count)} ${count > 1 ? 'sont retirés' : 'est retiré'}`
}

function given(count: number): string {
  if (count === 0) return 'aucun point n’est rendu'
  return `${points(count)} ${count > 1 ? 'sont rendus' : 'est rendu'}`
}

function points(count: number): string {
  return `${count} point${count > 1 ? 's' : ''}`
}

function day(text: string | undefined): string {
  return text === undefined ? 'jour inconnu' : frenchDay(text)
}

/** The last day is told, since an interval stops before its end (D3). */
function days(interval: Interval | null): string {
  return interval === null
    ? ''
    : `du ${frenchDay(interval.from)} au ${frenchDay(addDays(interval.before, -1))} inclus`
}

function prolonged(interval: Interval | null, years: 2 | 3): string {
  if (interval === null || interval.before === addYears(interval.from, years)) return ''
  return ' et jusqu’à la fin de la période probatoire'
}

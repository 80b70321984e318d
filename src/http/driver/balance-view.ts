import { daysBetween } from '../../core/calendar-day.ts'
import type { PointsLedger, ProbationPeriod } from '../../core/licence/points-ledger.ts'
import { ownLetters } from '../../service/driver/own-letters.ts'
import type { OwnHistory } from '../../service/driver/read-own-history.ts'
import type { OwnLicence } from '../../service/driver/read-own-licence.ts'
import type { Language } from '../../wording/language.ts'
import { pagePointsWording } from '../../wording/page-points.ts'
import { clockTime, longDay } from '../../wording/pages/dates.ts'
import { BALANCE_WORDS } from '../../wording/pages/driver-balance.ts'
import { stateView } from './state-view.ts'

/** What the page of the balance shows. */
export function balanceView(licence: OwnLicence, history: OwnHistory, language: Language) {
  const t = BALANCE_WORDS[language]
  const { day } = pagePointsWording(language)
  const { ledger } = history
  const state = stateView(licence.state.state, language)
  const isZero = ledger.balance === 0 && ledger.invalidatedOn === null && ledger.cap > 0
  const probation = ledger.probations.find((period) => period.state === 'running') ?? null
  return {
    name: t.hello(
      [licence.holder.givenNames[0], licence.holder.usageName ?? licence.holder.birthName].join(' '),
    ),
    balance: ledger.balance,
    outOf: t.outOf(ledger.balance, ledger.cap),
    pips: Array.from({ length: ledger.cap }, (_, place) => ({ on: place < ledger.balance })),
    asOf: t.asOf(longDay(licence.day, language), clockTime(licence.dataAsOf.slice(11), language)),
    capNote: probation === null || ledger.cap === 12 ? null : t.capProbation(ledger.cap),
    state,
    stateLine: t.stateIs(state.label),
    isForbidden: state.tone === 'no' && ledger.invalidatedOn === null,
    invalidated: ledger.invalidatedOn === null ? null : t.invalidated(day(ledger.invalidatedOn)),
    isZero,
    // At zero the letter is on its way: a date years ahead would be a false hope.
    next: isZero ? null : nextView(history, language),
    nextNone: isZero ? t.nextZero : isFull(ledger) ? t.nextFull : t.nextNone,
    last: lastView(history, language),
    probation: probation && probationView(probation, language),
    stage: stageAdvice(ledger, language, licence.day),
    tasks: tasks(history, language),
  }
}

function isFull({ balance, cap }: PointsLedger): boolean {
  return balance === cap && cap > 0
}

function nextView({ calendar, today }: OwnHistory, language: Language) {
  const next = calendar.find(({ points }) => points > 0)
  if (next === undefined) return null
  const t = BALANCE_WORDS[language]
  return {
    points: t.nextPoints(next.points),
    day: longDay(next.day, language),
    in: t.nextIn(daysBetween(today, next.day)),
    condition: t.nextIf[next.condition.code],
  }
}

function lastView({ ledger, events }: OwnHistory, language: Language) {
  const last = ledger.movements.at(-1)
  if (last === undefined) return null
  const { rules, explanations } = pagePointsWording(language)
  return {
    day: longDay(last.day, language),
    rule: rules[last.rule],
    explanation: explanations.movement(last, events),
  }
}

function probationView({ kind, end, increments }: ProbationPeriod, language: Language) {
  const t = BALANCE_WORDS[language]
  const { day } = pagePointsWording(language)
  return {
    kind: t.probationKind[kind],
    until: t.probationUntil(day(end)),
    increments: increments.map(({ day: on, points, earned }) => t.increment(day(on), points, earned)),
  }
}

function stageAdvice(ledger: PointsLedger, language: Language, today: string): string {
  const t = BALANCE_WORDS[language]
  if (ledger.invalidatedOn !== null) return t.stageInvalid
  if (isFull(ledger)) return t.stageNone
  const from = ledger.voluntaryStageFrom
  return from !== null && from > today ? t.stageLater(pagePointsWording(language).day(from)) : t.stageNow
}

/** What letters oblige to or still allow, soonest first. */
function tasks(history: OwnHistory, language: Language): readonly string[] {
  const t = BALANCE_WORDS[language]
  const { day } = pagePointsWording(language)
  return ownLetters(history)
    .flatMap(({ reference, deadlines: { stage, handIn, remedy } }) => [
      { on: stage, say: t.stageDue },
      { on: handIn, say: t.handInDue },
      { on: remedy, say: (until: string) => t.remedyDue(reference, until) },
    ])
    .flatMap(({ on, say }) => (on !== null && on >= history.today ? [{ on, text: say(day(on)) }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ text }) => text)
}

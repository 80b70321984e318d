import type { Rii } from '../core/documents/rii.ts'
import { FULL_CAPITAL } from '../core/licence/points-capital.ts'
import type { ProbationPeriod } from '../core/licence/points-ledger.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording/licence.fr.ts'
import { POINTS_WORDING_FR } from '../wording/points.fr.ts'
import { historyStrings } from './history-strings.ts'
import { statementStrings } from './printed-strings.ts'

/** Gives what `templates/pdf/rii.hbs` prints: everything that may be told, newest first. */
export function riiStrings(rii: Rii) {
  const { balance, cap, probations, invalidatedOn } = rii.points
  return {
    ...statementStrings(rii),
    confidentialCode: rii.confidentialCode,
    balance: POINTS_WORDING_FR.balance(balance, cap),
    probationCap: cap > 0 && cap < FULL_CAPITAL && invalidatedOn === null ? String(cap) : '',
    invalidatedOn: invalidatedOn === null ? '' : frenchDay(invalidatedOn),
    probations: probations.map(probationStrings),
    history: rii.history.map((line) => historyStrings(line, rii.events)),
  }
}

const PROBATION_STATES = { running: 'en cours', completed: 'terminée', interrupted: 'interrompue' } as const

function probationStrings({ kind, start, end, state, training }: ProbationPeriod) {
  return {
    kind: LICENCE_WORDING_FR.probations[kind],
    training: training === 'shortens',
    start: frenchDay(start),
    end: frenchDay(end),
    state: PROBATION_STATES[state],
  }
}

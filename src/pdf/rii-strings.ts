import type { Rii } from '../core/documents/rii.ts'
import type { ProbationPeriod } from '../core/licence/points-ledger.ts'
import { frenchDay } from '../french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording-licence.fr.ts'
import { historyStrings } from './history-strings.ts'
import { statementStrings } from './printed-strings.ts'

/** Gives what `templates/pdf/rii.hbs` prints: everything, newest first. */
export function riiStrings(rii: Rii) {
  const { balance, cap, probations, invalidatedOn } = rii.points
  return {
    ...statementStrings(rii),
    confidentialCode: rii.confidentialCode,
    balance: `${balance} point${balance > 1 ? 's' : ''}`,
    cap: String(cap),
    invalidatedOn: invalidatedOn === null ? '' : frenchDay(invalidatedOn),
    probations: probations.map(probationStrings),
    history: rii.history.map(historyStrings),
  }
}

const PROBATION_STATES = { running: 'en cours', completed: 'terminée', interrupted: 'interrompue' } as const

function probationStrings({ kind, start, end, state }: ProbationPeriod) {
  return {
    kind: LICENCE_WORDING_FR.probations[kind],
    start: frenchDay(start),
    end: frenchDay(end),
    state: PROBATION_STATES[state],
  }
}

import { DRIVING_RIGHT_BY_STATE, type LicenceState } from '../../core/licence/licence-state.ts'
import { type Language, unbreakable } from '../../wording/language.ts'
import { BALANCE_WORDS } from '../../wording/pages/driver-balance.ts'
import { wordingFor } from '../../wording.ts'

/** What holders read of the state of their own licence. */
export function stateView(state: LicenceState, language: Language) {
  const told = wordingFor(language).states[state]
  const meaning = language === 'fr' ? unbreakable(told) : told
  return {
    label: state,
    meaning: state === 'VALIDE' ? BALANCE_WORDS[language].stateValid : meaning,
    tone: DRIVING_RIGHT_BY_STATE[state],
  }
}

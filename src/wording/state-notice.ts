import { DRIVING_RIGHT_BY_STATE, isLicenceState } from '../core/licence/licence-state.ts'
import type { DocumentContent, Report } from '../core/verification/report.ts'
import type { Wording } from './report-wording.ts'

/** Tells whether the state that a document seals allows driving; the verdict is about the document only. */
export function drivingRight(document: DocumentContent): 'yes' | 'no' | 'unknown' {
  const state = document.licence?.state?.label
  return state !== undefined && isLicenceState(state) ? DRIVING_RIGHT_BY_STATE[state] : 'unknown'
}

/**
 * Tells whether a valid document says that its holder may drive nothing, whatever the category: that needs no question
 * to be answered.
 */
export function forbidsDriving({ verdict, document }: Pick<Report, 'verdict' | 'document'>): boolean {
  return verdict === 'valid' && document !== null && drivingRight(document) === 'no'
}

/** What must stand out beside a verdict: a state that forbids driving or does not tell. Null where it allows. */
export function stateNotice(document: DocumentContent | null, wording: Wording) {
  const state = document?.licence?.state?.label
  if (document === null || state === undefined || !isLicenceState(state)) return null
  const right = drivingRight(document)
  return right === 'yes' ? null : { tone: right, label: state, meaning: wording.states[state] }
}

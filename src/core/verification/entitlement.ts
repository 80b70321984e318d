import { addMonths, parisDay } from '../calendar-day.ts'
import { ADCS_MONTHS } from '../documents/adcs-validity.ts'
import { registerInstant } from '../documents/sealed-content.ts'
import { type CategoryCode, coversCategory } from '../licence/categories.ts'
import { isHeavyCategory } from '../licence/category-validity.ts'
import { DRIVING_RIGHT_BY_STATE, isLicenceState, type LicenceState } from '../licence/licence-state.ts'
import type { Verdict } from './check.ts'
import { printedCategoryEnd } from './printed-category-end.ts'
import type { Reason } from './reason.ts'
import type { Entitlement } from './report.ts'
import type { SealCase } from './seal-case.ts'

/**
 * Answers whether the holder may drive a category, from the proved seal; it never changes the verdict
 * (design.md section 2, entitlement).
 *
 * `yes` needs a valid document, a state that allows driving and the category sealed or implied. Restrictions are
 * never sealed, nor the end dates of C1 to DE: the conditions say so, and the end leaves the answer unknown
 * unless a passed PDF signature covers the printed date.
 */
export function decideEntitlement(
  sealCase: SealCase,
  category: CategoryCode,
  verdict: Verdict,
  pdfSignaturePassed: boolean,
): Entitlement {
  const asOf = registerInstant(sealCase.content)
  const answer = (
    answer: Entitlement['answer'],
    reason: Reason,
    conditions: readonly Reason[] = [],
  ): Entitlement => ({
    category,
    answer,
    reason,
    asOf,
    conditions: ['RESTRICTIONS_NOT_SEALED', ...conditions],
  })
  const obstacle = obstacleTo(sealCase, category, verdict)
  if (obstacle !== null) return answer(obstacle.answer, obstacle.reason)
  if (isHeldWithoutEnd(sealCase, category)) return answer('yes', 'CATEGORY_HELD')
  const end = pdfSignaturePassed ? printedCategoryEnd(sealCase, category) : null
  if (end === null) return answer('unknown', 'END_DATE_NOT_SEALED', ['END_DATE_NOT_SEALED'])
  return end >= sealCase.today
    ? answer('yes', 'CATEGORY_HELD', ['END_DATE_NOT_SEALED'])
    : answer('no', 'CATEGORY_END_PASSED', ['END_DATE_NOT_SEALED'])
}

/** BE may be held through CE alone: it then ends with it. */
function isHeldWithoutEnd({ content }: SealCase, category: CategoryCode): boolean {
  return (content.categories ?? []).some((held) => !isHeavyCategory(held) && coversCategory(held, category))
}

interface Obstacle {
  readonly answer: 'no' | 'unknown'
  readonly reason: Reason
}

function obstacleTo({ content, today }: SealCase, category: CategoryCode, verdict: Verdict): Obstacle | null {
  if (verdict !== 'valid') return { answer: 'unknown', reason: 'DOCUMENT_NOT_VALID' }
  const label = content.state?.label
  if (label === undefined || !isLicenceState(label))
    return { answer: 'unknown', reason: 'LICENCE_STATE_UNKNOWN' }
  const right = DRIVING_RIGHT_BY_STATE[label]
  if (right === 'unknown') return { answer: 'unknown', reason: 'LICENCE_STATE_UNKNOWN' }
  if (right === 'no') return { answer: 'no', reason: stateReason(label) }
  if (content.categories === null) return { answer: 'unknown', reason: 'CATEGORIES_NOT_SEALED' }
  if (!content.categories.some((held) => coversCategory(held, category)))
    return { answer: 'no', reason: 'CATEGORY_NOT_HELD' }
  // Statements without a legal end (RIR, RII) say nothing of today once older than an ADCS may be.
  const readOn = content.dataAsOf && parisDay(content.dataAsOf)
  return readOn === null || addMonths(readOn, ADCS_MONTHS) < today
    ? { answer: 'unknown', reason: 'REGISTER_DATA_TOO_OLD' }
    : null
}

function stateReason(state: LicenceState): Reason {
  if (state.includes('SUSPENDU')) return 'LICENCE_SUSPENDED'
  if (state.includes('INVALIDE')) return 'LICENCE_INVALID'
  return state.includes('ANNULE') ? 'LICENCE_ANNULLED' : 'LICENCE_STATE_FORBIDS'
}

/** Takes back an answer that rested on one code, where the document as a whole is not valid. */
export function entitlementUnder(verdict: Verdict, entitlement: Entitlement | null): Entitlement | null {
  if (entitlement === null || verdict === 'valid') return entitlement
  const { category, asOf } = entitlement
  const conditions: readonly Reason[] = ['RESTRICTIONS_NOT_SEALED']
  return { category, answer: 'unknown', reason: 'DOCUMENT_NOT_VALID', asOf, conditions }
}

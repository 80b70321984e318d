import { addMonths, parisDay } from '../calendar-day.ts'
import { ADCS_MONTHS } from '../documents/adcs-validity.ts'
import { registerInstant } from '../documents/sealed-content.ts'
import { type CategoryCode, waysToCover } from '../licence/categories.ts'
import { isHeavyCategory } from '../licence/category-validity.ts'
import { DRIVING_RIGHT_BY_STATE, isLicenceState, type LicenceState } from '../licence/licence-state.ts'
import { type CategoryStanding, categoryStanding } from './category-standing.ts'
import type { Verdict } from './check.ts'
import type { Reason } from './reason.ts'
import type { Entitlement } from './report.ts'
import type { SealCase } from './seal-case.ts'

/**
 * Answers whether the holder may drive a category, from the proved seal; it never changes the verdict
 * (design.md section 2, entitlement).
 *
 * `yes` needs a valid document, a state that allows driving and the category sealed or implied. Restrictions and end
 * dates are never sealed: the conditions say so. Only a passed PDF signature proves what is printed of them; without
 * it a light category is a `yes` under that condition, and one of C1 to DE `unknown`.
 */
export function decideEntitlement(
  sealCase: SealCase,
  category: CategoryCode,
  verdict: Verdict,
  pdfSignaturePassed: boolean,
): Entitlement {
  const asOf = registerInstant(sealCase.content)
  const obstacle = obstacleTo(sealCase, category, verdict)
  if (obstacle !== null) return { category, ...obstacle, asOf, conditions: ['RESTRICTIONS_NOT_SEALED'] }
  const standing = categoryStanding(sealCase, category, pdfSignaturePassed)
  const conditions: readonly Reason[] = isHeavyHeld(sealCase, category)
    ? ['RESTRICTIONS_NOT_SEALED', 'END_DATE_NOT_SEALED']
    : ['RESTRICTIONS_NOT_SEALED']
  return { category, ...ANSWERS[standing], asOf, conditions }
}

const HELD = { answer: 'yes', reason: 'CATEGORY_HELD' } as const
const ANSWERS = {
  endless: HELD,
  running: HELD,
  untold: HELD,
  unknown: { answer: 'unknown', reason: 'END_DATE_NOT_SEALED' },
  'ended-unproved': { answer: 'unknown', reason: 'CATEGORY_END_PASSED' },
  ended: { answer: 'no', reason: 'CATEGORY_END_PASSED' },
} as const satisfies Record<CategoryStanding, Pick<Entitlement, 'answer' | 'reason'>>

/** C1 to DE always have an end; BE has one where it is held through CE alone. */
function isHeavyHeld({ content }: SealCase, category: CategoryCode): boolean {
  return waysToCover(content.categories ?? [], category).every((way) => way.some(isHeavyCategory))
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
  if (waysToCover(content.categories, category).length === 0)
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

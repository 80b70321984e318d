import type { CalendarDay } from '../../calendar-day.ts'
import { isExpired, lastDayOfAdcs } from '../../documents/adcs-validity.ts'
import { type Check, failed, notApplicable, passed } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Gives the last day on which the document may be used, that day included; null where the law sets none.
 *
 * ADCS: the earlier of field 08 and emission plus four months; without 08 the latter (D1, D2, D21). Others: field 08.
 */
export function lastDayOfDocument({ content, seal }: Pick<SealCase, 'content' | 'seal'>): CalendarDay | null {
  const { emittedOn } = seal.header
  if (content.kind !== 'ADCS' || emittedOn === null) return content.lastDay
  const legal = lastDayOfAdcs(emittedOn)
  return content.lastDay !== null && content.lastDay < legal ? content.lastDay : legal
}

/** Checks that the document is within its life on the verifying day (D2: the last day counts whole). */
export function checkValidityPeriod(sealCase: SealCase): Check {
  const lastDay = lastDayOfDocument(sealCase)
  if (lastDay === null) return notApplicable('validity-period', 'NO_LEGAL_END')
  if (isExpired(lastDay, sealCase.today))
    return failed('validity-period', 'EXPIRED', `last day ${lastDay}, verified on ${sealCase.today}`)
  return disagreement(sealCase) ?? passed('validity-period')
}

/** Field 08 and the four months should agree: for our own issuer a difference is a fault, for others a remark (D21). */
function disagreement({ content, seal, proof }: SealCase): Check | null {
  const { emittedOn } = seal.header
  if (content.kind !== 'ADCS' || content.lastDay === null || emittedOn === null) return null
  const legal = lastDayOfAdcs(emittedOn)
  if (content.lastDay === legal) return null
  const detail = `sealed ${content.lastDay}, four months end on ${legal}`
  const ours = proof.state === 'proved' && proof.certificate.right.basis === 'own-issuer'
  return ours
    ? failed('validity-period', 'EXPIRY_DISAGREES', detail)
    : passed('validity-period', 'EXPIRY_DISAGREES', detail)
}

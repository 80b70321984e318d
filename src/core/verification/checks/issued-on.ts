import { parisDay } from '../../calendar-day.ts'
import { type Check, failed, passed } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that the document does not come from the future: emission, signature or register data after the verifying day
 * fails.
 * A document date after the signature date is no fault by itself (D21).
 */
export function checkIssuedOn({ seal, content, today }: SealCase): Check {
  const { emittedOn, signedOn } = seal.header
  if (emittedOn === null && content.kind !== 'OTHER')
    return failed('issued-on', 'UNDATED', 'no emission date')
  const readOn = content.dataAsOf && parisDay(content.dataAsOf)
  const latest = [emittedOn, signedOn, readOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  return latest !== undefined && latest > today
    ? failed('issued-on', 'NOT_YET_ISSUED', `dated ${latest}, verified on ${today}`)
    : passed('issued-on')
}

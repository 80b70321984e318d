import { type Check, failed, passed } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that the document does not come from the future: emission or signature after the verifying day fails.
 * A document date after the signature date is no fault by itself (D21).
 */
export function checkIssuedOn({ seal, content, today }: SealCase): Check {
  const { emittedOn, signedOn } = seal.header
  if (emittedOn === null && content.kind !== 'OTHER')
    return failed('issued-on', 'UNDATED', 'no emission date')
  const latest = [emittedOn, signedOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  return latest !== undefined && latest > today
    ? failed('issued-on', 'NOT_YET_ISSUED', `dated ${latest}, verified on ${today}`)
    : passed('issued-on')
}

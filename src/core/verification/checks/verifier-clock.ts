import { type Check, undetermined } from '../check.ts'
import type { VerifyOptions } from '../verify-options.ts'

/** Leaves the life of a document open where the verifier's clock is known to be slow; otherwise there is no such check. */
export function checkVerifierClock({ clock }: Pick<VerifyOptions, 'clock'>): readonly Check[] {
  return clock === 'behind' ? [undetermined('verifier-clock', 'CLOCK_BEHIND')] : []
}

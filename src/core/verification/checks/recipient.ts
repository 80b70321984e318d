import { type Check, failed, notApplicable, passed } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/** Checks that a document bound to a SIREN (field E7) is shown to that one; an anonymous reader is told. */
export function checkRecipient({ content, options }: SealCase): Check {
  if (content.recipientSiren === null) return notApplicable('recipient', 'NOT_BOUND_TO_A_RECIPIENT')
  if (options.siren === undefined) return notApplicable('recipient', 'RECIPIENT_NOT_DECLARED')
  return options.siren === content.recipientSiren
    ? passed('recipient')
    : failed('recipient', 'ISSUED_FOR_ANOTHER', 'bound to another SIREN')
}

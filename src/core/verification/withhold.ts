import { decideAccess } from '../access/decide-access.ts'
import type { Requester } from '../access/requester.ts'
import type { SealedContent } from '../documents/sealed-content.ts'
import type { Withheld } from './report.ts'

/**
 * Fields that tell points, offences or sanctions: removed from whatever is shown to those not entitled, in any
 * type of document (C. route L223-7; design.md section 2).
 */
export const RESERVED_FIELDS: readonly string[] = ['AF', 'AG', 'AD', 'AE', 'E0', 'E1', 'E2', 'E3']

/** What of a seal's content a requester may see: by content, never by title. */
export interface Visibility {
  readonly withheld: Withheld | null
  /** True for the holder signed in by FranceConnect and for entitled authorities. */
  readonly reservedFields: boolean
}

/**
 * Decides what of a document a requester may see.
 *
 * A holder whose file number is known reads own documents only: with those of somebody else, anyone's rule holds.
 */
export function visibilityFor(
  requester: Requester,
  { kind, neph }: Pick<SealedContent, 'kind' | 'neph'>,
): Visibility {
  if (requester.role === 'holder' && requester.neph !== undefined && requester.neph !== neph)
    return visibilityFor({ role: 'anonymous' }, { kind, neph })
  const shown = decideAccess(requester, 'read-sealed-content', kind).granted
  return {
    withheld: shown ? null : { reason: 'POINTS_RESERVED', basis: 'C. route L223-7' },
    reservedFields: decideAccess(requester, 'read-sealed-content', 'RII').granted,
  }
}

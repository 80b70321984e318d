import { decideAccess } from '../access/decide-access.ts'
import type { Requester } from '../access/requester.ts'
import type { DocumentKind } from '../documents/document-kind.ts'
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

/** Decides what of a document of this kind a requester may see. */
export function visibilityFor(requester: Requester, kind: DocumentKind): Visibility {
  const shown = decideAccess(requester, 'read-sealed-content', kind).granted
  return {
    withheld: shown ? null : { reason: 'POINTS_RESERVED', basis: 'C. route L223-7' },
    reservedFields: decideAccess(requester, 'read-sealed-content', 'RII').granted,
  }
}

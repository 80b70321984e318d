import type { CalendarDay } from '../calendar-day.ts'

/** Kinds of document that a verification tells apart; OTHER is an authentic 2D-Doc that concerns no licence. */
export const DOCUMENT_KINDS = [
  'ADCS',
  'RIR',
  'RII',
  'RRP',
  'APC',
  'LETTER',
  'ORDER',
  'EXAM_CERTIFICATE',
  'OTHER',
] as const

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/**
 * Value of field E4 that the ADCS carries. Specification v3.2.6 has none of its own; the ADCS is the former
 * relevé restreint (design.md section 5). A later edition is this one line.
 */
export const ADCS_STATEMENT_KIND = 'RIR'

/** First day of the ADCS: décret n° 2024-1075 of 27 November 2024 is in force the day after it appeared. */
export const ADCS_SINCE = '2024-11-28' as CalendarDay

/**
 * Names the kind of document a seal belongs to, by what it seals and never by a title.
 *
 * A restricted statement emitted before {@link ADCS_SINCE} is a RIR (decision D21).
 */
export function documentKind(seal: {
  readonly documentType: string
  readonly perimeter: string
  readonly emittedOn: CalendarDay | null
  /** Field E4. */
  readonly statementKind: string | undefined
}): DocumentKind {
  if (seal.perimeter !== '01') return 'OTHER'
  switch (seal.documentType) {
    case 'A1':
      return 'LETTER'
    case 'AA':
      return 'ORDER'
    case 'AD':
      return 'EXAM_CERTIFICATE'
    case 'AB':
      return statementKind(seal.statementKind, seal.emittedOn)
    default:
      return 'OTHER'
  }
}

function statementKind(kind: string | undefined, emittedOn: CalendarDay | null): DocumentKind {
  if (kind === ADCS_STATEMENT_KIND) return emittedOn !== null && emittedOn < ADCS_SINCE ? 'RIR' : 'ADCS'
  return kind === 'RII' || kind === 'RRP' || kind === 'APC' ? kind : 'OTHER'
}

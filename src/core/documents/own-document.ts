import type { PointsLetter } from './letter.ts'
import type { Rii } from './rii.ts'
import type { Adcs } from './statement.ts'

/** A document of ours: composed here, then laid out, sealed, printed and signed. */
export type OwnDocument = Adcs | Rii | PointsLetter

/** Gives the 2D-Doc type that a document is sealed as; one certificate seals one type for life. */
export function sealedDocumentType({ kind }: Pick<OwnDocument, 'kind'>): 'AB' | 'A1' {
  return kind === 'LETTER' ? 'A1' : 'AB'
}

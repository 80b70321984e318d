import { DEMONSTRATION_ISSUER, type DocumentIssuer } from './document-issuer.ts'
import type { WriteOptions } from './write-pdf.ts'

/** What a press must know besides the document. */
export interface PressSettings {
  /** Room of the PDF signature, in bytes of CMS. */
  readonly signatureBytes: number
  /** The demonstration's where it is not given, so that what was forgotten bears SPÉCIMEN. */
  readonly issuer?: DocumentIssuer
}

/** Gives in whose name a press prints. */
export function issuerOf({ issuer = DEMONSTRATION_ISSUER }: PressSettings): DocumentIssuer {
  return issuer
}

/** Gives what a file of ours says of itself: kind and our id, never a person (design.md section 4). */
export function fileOptions(
  about: { readonly title: string; readonly kind: string; readonly id: string; readonly issuedAt: Date },
  settings: PressSettings,
): Omit<WriteOptions, 'seal'> {
  const { title, kind, id, issuedAt } = about
  const { name, specimen } = issuerOf(settings)
  const author = specimen ? `${name}, service de démonstration` : name
  return {
    title: `${title} ${id}`,
    lang: 'fr-FR',
    author,
    subject: kind,
    documentId: id,
    createdAt: issuedAt,
    signature: {
      contentsBytes: settings.signatureBytes,
      signerName: author,
      reason: `${kind} ${id}`,
      location: 'France',
    },
  }
}

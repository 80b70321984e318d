import type { WriteOptions } from './write-pdf.ts'

/** What a press must know besides the document. */
export interface PressSettings {
  /** Room of the PDF signature, in bytes of CMS. */
  readonly signatureBytes: number
}

const AUTHOR = 'Permis-Cachet, service de démonstration'

/** Gives what a file of ours says of itself: kind and our id, never a person (design.md section 4). */
export function fileOptions(
  about: { readonly title: string; readonly kind: string; readonly id: string; readonly issuedAt: Date },
  settings: PressSettings,
): Omit<WriteOptions, 'seal'> {
  const { title, kind, id, issuedAt } = about
  return {
    title: `${title} ${id}`,
    lang: 'fr-FR',
    author: AUTHOR,
    subject: kind,
    documentId: id,
    createdAt: issuedAt,
    signature: {
      contentsBytes: settings.signatureBytes,
      signerName: AUTHOR,
      reason: `${kind} ${id}`,
      location: 'France',
    },
  }
}

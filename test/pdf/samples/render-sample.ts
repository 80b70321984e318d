import { type LaidOutDocument, layoutMarkup } from '../../../src/pdf/layout-markup.ts'
import { sealSymbol } from '../../../src/pdf/seal-symbol.ts'
import { fillTemplate } from '../../../src/pdf/templates.ts'
import { type WriteOptions, writePdf } from '../../../src/pdf/write-pdf.ts'

/** As long as the text of a real seal, and none. */
export const sampleSealText = 'DC04FR00PC0100000000AB01FR'.padEnd(330, 'PERMIS CACHET ')

/** A symbol of the size that a real seal takes; its text is none. */
export const sampleSymbol = sealSymbol(sampleSealText)

/** What a sample says of itself. */
export const sampleOptions: WriteOptions = {
  title: 'Attestation de droits à conduire sécurisée 7Q2M-X4WD-91KF-3HTB',
  lang: 'fr-FR',
  author: 'Permis-Cachet & essais',
  subject: 'ADCS 7Q2M-X4WD-91KF-3HTB',
  documentId: '7Q2MX4WD91KF3HTB',
  createdAt: new Date('2026-11-22T08:00:00Z'),
  seal: { matrix: sampleSymbol, alt: 'Code 2D-Doc : sceau électronique de ce document' },
  signature: {
    contentsBytes: 4096,
    signerName: 'Permis-Cachet',
    reason: 'ADCS 7Q2M-X4WD-91KF-3HTB',
    location: 'France',
  },
}

/** Lays out a sample template of this folder. */
export function layoutSample(name: string, view: object): Promise<LaidOutDocument> {
  const markup = fillTemplate(name, view, new URL('./', import.meta.url))
  return layoutMarkup(markup, { sealModules: sampleSymbol.size })
}

/** Writes a sample template of this folder as a PDF. */
export async function renderSample(name: string, view: object): Promise<Uint8Array> {
  return writePdf(await layoutSample(name, view), sampleOptions)
}

/** Lays out blocks as the body of a document. */
export function layoutBody(blocks: string): Promise<LaidOutDocument> {
  return layoutMarkup(`<document><body>${blocks}</body></document>`, { sealModules: sampleSymbol.size })
}

import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { composeCodeLetter } from '../../src/core/documents/code-letter.ts'
import { confidentialCodeFrom } from '../../src/core/licence/confidential-code.ts'
import { codeLetterPress } from '../../src/pdf/code-letter-press.ts'
import type { DocumentIssuer } from '../../src/pdf/document-issuer.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { DOCUMENT_ID, fixture, ISSUED_AT } from '../core/records.ts'

const code = confidentialCodeFrom(Uint8Array.from([9, 20, 29, 28, 11, 23, 25, 1]))
if (code === null) throw new Error('eight bytes of use make a code')
const letter = composeCodeLetter(fixture('one-point'), { id: DOCUMENT_ID, issuedAt: ISSUED_AT, code })

const PREFECTURE: DocumentIssuer = {
  name: 'Préfecture d’exemple',
  service: 'Bureau de la circulation',
  letterAuthor: { name: 'Camille MODÈLE', quality: 'cheffe de bureau' },
  specimen: false,
}

async function printedBy(issuer?: DocumentIssuer) {
  const pdf = await codeLetterPress({ signatureBytes: 4_096, ...(issuer ? { issuer } : {}) }).print(letter)
  const { pageTexts } = await readOwnPage(pdf)
  return {
    text: pageTexts.join(' ').replace(/\s+/g, ' '),
    author: (await PDFDocument.load(pdf, { updateMetadata: false })).getAuthor(),
  }
}

describe('A document of a production', () => {
  it('is in the name of its issuer, and says nothing of a demonstration', async () => {
    const { text, author } = await printedBy(PREFECTURE)
    for (const part of [
      'Préfecture d’exemple',
      'Bureau de la circulation',
      'Camille MODÈLE',
      'cheffe de bureau',
    ])
      expect(text).toContain(part)
    for (const part of ['SPÉCIMEN', 'démonstration', 'fictive', 'Permis-Cachet'])
      expect(text).not.toContain(part)
    expect(author).toBe('Préfecture d’exemple')
  })

  it('whose issuer was forgotten bears SPÉCIMEN', async () => {
    const { text, author } = await printedBy()
    expect(text).toContain('SPÉCIMEN')
    expect(author).toBe('Permis-Cachet, service de démonstration')
  })
})

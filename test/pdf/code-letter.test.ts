import { execFileSync } from 'node:child_process'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { composeCodeLetter } from '../../src/core/documents/code-letter.ts'
import { confidentialCodeFrom } from '../../src/core/licence/confidential-code.ts'
import type { LicenceRecord } from '../../src/core/licence/licence-record.ts'
import { codeLetterPress } from '../../src/pdf/code-letter-press.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { DOCUMENT_ID, fixture, ISSUED_AT } from '../core/records.ts'
import { hasTool } from '../required-tool.ts'
import { formsOf, hiddenText } from './hidden-text.ts'
import { faultsOfTaggedPdf } from './tagged-pdf-check.ts'

const code = confidentialCodeFrom(Uint8Array.from([9, 20, 29, 28, 11, 23, 25, 1]))
if (code === null) throw new Error('eight bytes of use make a code')

const press = codeLetterPress({ signatureBytes: 4_096 })
const printed = (driver: LicenceRecord) =>
  press.print(composeCodeLetter(driver, { id: DOCUMENT_ID, issuedAt: ISSUED_AT, code }))
const record = fixture('one-point')
const pdf = await printed(record)
const read = await readOwnPage(pdf)
const text = read.pageTexts.join(' ').replace(/\s+/g, ' ')

describe('The letter of a new confidential code', () => {
  it('is tagged, embedded and described as PDF/UA-1 and PDF/A-2a ask', async () => {
    for (const file of [pdf, await printed(fixture('long-names'))])
      expect(await faultsOfTaggedPdf(file)).toEqual([])
  })

  it('is one page that bears the code, what it is for, whom not to tell it, and that the old one is void', () => {
    expect(read.pageCount).toBe(1)
    for (const part of [
      'SPÉCIMEN — document d’essai, conducteur fictif, sans valeur',
      'Référence 7Q2M-X4WD-91KF-3HTB',
      'Date d’émission 22/11/2026',
      `Numéro NEPH ${record.neph}`,
      `Code confidentiel ${code}`,
      'il vous identifie pour connaître votre solde de points',
      'Ne le communiquez à personne',
      'Le code précédent n’est plus admis.',
      'Dominique EXEMPLAIRE responsable fictive',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain(record.confidentialCode)
  })

  it('bears no 2D-Doc', () => {
    expect(read.codes).toEqual([])
  })

  it('has the code in the glyphs of its page and nowhere else', async () => {
    const hidden = await hiddenText(pdf)
    for (const form of formsOf(code)) expect(hidden).not.toContain(form)
  })

  it('would be found out if its properties told the code', async () => {
    const telling = await PDFDocument.load(pdf, { updateMetadata: false })
    telling.setSubject(code)
    expect(await hiddenText(await telling.save())).toContain(code)
  })

  it('says of itself, in its metadata, its kind and our id only', async () => {
    const file = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(file.getTitle()).toBe('Lettre relative au permis de conduire 7Q2MX4WD91KF3HTB')
    expect(file.getSubject()).toBe('CODE_LETTER')
    const hidden = await hiddenText(pdf)
    for (const personal of [record.neph, record.holder.birthName]) expect(hidden).not.toContain(personal)
  })

  it.skipIf(!hasTool('pdftotext'))('shows nothing but the addressee in the place of the window', async () => {
    const longest = fixture('long-names')
    const window = ['-x', '284', '-y', '128', '-W', '283', '-H', '99']
    const shown = execFileSync('pdftotext', ['-l', '1', ...window, '-', '-'], {
      input: await printed(longest),
    }).toString()
    const { address } = longest.holder
    const words = shown.replace('SPÉCIMEN', '').replace(/\s+/g, ' ').trim()
    expect(words).toMatch(/^(Madame|Monsieur) /)
    expect(words.endsWith([...address.lines, address.postalCode, address.locality].join(' '))).toBe(true)
  })
})

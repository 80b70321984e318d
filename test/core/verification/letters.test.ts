import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parisDay } from '../../../src/core/calendar-day.ts'
import type { PointsLetter } from '../../../src/core/documents/letter.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import { lettersDue } from '../../../src/core/licence/letters-due.ts'
import { pointsLedger } from '../../../src/core/licence/points-ledger.ts'
import { pdfPress } from '../../../src/pdf/press.ts'
import { readOwnPage } from '../../../src/scan/own-page.ts'
import { exampleOf, letterOf, REFERENCES } from '../letters.ts'
import { fixture, ISSUED_AT } from '../records.ts'
import { checkOf, expectCheck, judge, PC01, PC02, sealed } from './bench.ts'
import { evidenceOfPages, type PrintedDocument } from './printed-page.ts'

const press = pdfPress({ signatureBytes: 8_192 })
const authority = { requester: { role: 'authority' } } as const
const drivers = readdirSync(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url))).map(
  (file) => file.slice(0, -'.json'.length),
)

/** Seals, prints and reads back a letter, all of it real. */
async function printed(letter: PointsLetter, signer = PC02): Promise<PrintedDocument> {
  const message = (pages: number) => sealedMessage(letter, signer, pages)
  const pages = await press.layOut(letter, await sealed(message(1), signer))
  const payload = await sealed(message(pages.pageCount), signer)
  const { pdf } = await pages.print(payload)
  const { pageTexts } = await readOwnPage(pdf)
  return { payload, pageTexts }
}

describe('a letter of ours, verified', () => {
  it.each(drivers)('says on paper what it seals, each letter due to %s', async (driver) => {
    const record = fixture(driver)
    const due = lettersDue(pointsLedger(record, { at: parisDay(ISSUED_AT) }))
    for (const reference of new Set(due.map((letter) => letter.reference))) {
      const report = await judge(evidenceOfPages(await printed(letterOf(record, reference))), authority)
      expect([reference, checkOf(report, 'visible-text')]).toMatchObject([reference, { outcome: 'passed' }])
      expect([reference, report.verdict]).toEqual([reference, 'valid'])
    }
  })

  it('tells an authority the kind of letter, the offence and the points', async () => {
    const report = await judge(evidenceOfPages(await printed(exampleOf('48SI'))), authority)
    expect(report.document).toMatchObject({
      kind: 'LETTER',
      licence: {
        letter: '48SI',
        points: 0,
        offence: { committedOn: '2025-05-18', committedAt: '16:20', pointsRemoved: 3 },
      },
    })
  })

  it.each(['anonymous', 'employer', 'insurer'] as const)('is withheld whole from %s', async (role) => {
    for (const reference of REFERENCES) {
      const report = await judge(evidenceOfPages(await printed(exampleOf(reference))), {
        requester: { role },
      })
      expect(report).toMatchObject({
        verdict: 'valid',
        document: null,
        entitlement: null,
        withheld: { reason: 'POINTS_RESERVED' },
      })
      expect(report.seal?.fields ?? null).toBeNull()
    }
  })

  it('sealed by the certificate of statements is not from an issuer allowed to', async () => {
    const report = await judge(evidenceOfPages(await printed(exampleOf('48M'), PC01)), authority)
    expectCheck(report, 'issuer-allowed', 'failed', 'ISSUER_NOT_ALLOWED')
  })
})

const warning = await printed(exampleOf('48M'))
const restitution = await printed(exampleOf('46'))

describe('an edited letter', () => {
  it.each<[string, string, PrintedDocument, string, string]>([
    ['another kind of letter', 'kind of letter', warning, 'Modèle Lettre 48M', 'Modèle Lettre 48'],
    ['another day of the offence', 'day of the offence', warning, '05/06/2024 à 18:31', '06/06/2024 à 18:31'],
    [
      'another time of the offence',
      'day of the offence',
      warning,
      '05/06/2024 à 18:31',
      '05/06/2024 à 11:31',
    ],
    ['fewer points removed', 'points removed', warning, 'Points retirés 3 points', 'Points retirés 1 point'],
    ['more points left', 'points', warning, 'Solde de points 6 points', 'Solde de points 8 points'],
    [
      'more points given back',
      'points',
      restitution,
      'Solde de points 5 points',
      'Solde de points 12 points',
    ],
    ['another holder', 'name', warning, 'Nom de naissance CASTELRIVE', 'Nom de naissance DURAND'],
    ['another file number', 'NEPH', warning, '020633108254', '020633108255'],
    [
      'another day of issue',
      'emission date',
      warning,
      'Date d’émission 22/11/2026',
      'Date d’émission 22/12/2026',
    ],
  ])('%s is told by name', async (_, value, page, from, to) => {
    expect(page.pageTexts.join('\n')).toContain(from)
    const report = await judge(
      evidenceOfPages(page, (text) => text.replaceAll(from, to)),
      authority,
    )
    expectCheck(report, 'visible-text', 'failed', 'SEAL_DISAGREES_WITH_PRINT')
    const named = checkOf(report, 'visible-text')
      ?.detail?.split('; ')
      .map((part) => part.split(':')[0])
    expect(named).toContain(value)
  })

  it('without its second page does not count as whole', async () => {
    const { payload, pageTexts } = warning
    expect(pageTexts.length).toBe(2)
    const report = await judge(evidenceOfPages({ payload, pageTexts: pageTexts.slice(0, 1) }), authority)
    expectCheck(report, 'page-count', 'undetermined', 'PAGE_COUNT_DIFFERS')
  })
})

import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isInfraction, isLetter, type LicenceEvent } from '../../src/core/licence/licence-event.ts'
import { readLicenceRecord } from '../../src/core/licence/licence-record.ts'
import { DEMONSTRATION_ISSUER } from '../../src/pdf/document-issuer.ts'
import { documentMarkup } from '../../src/pdf/document-markup.ts'
import { eventStrings, letterLine } from '../../src/pdf/event-strings.ts'
import { type LaidOutDocument, layoutMarkup } from '../../src/pdf/layout-markup.ts'
import { fixture, riiOf } from '../core/records.ts'
import { printedTexts } from './samples/printed-lines.ts'
import { layoutBody, sampleSymbol } from './samples/render-sample.ts'

function eventOf(event: object): LicenceEvent {
  const [read] = readLicenceRecord({ ...fixture('clean-b'), events: [event] }).events
  if (!read) throw new Error('an event was expected')
  return read
}

function layout(name: string): Promise<LaidOutDocument> {
  const markup = documentMarkup(riiOf(fixture(name)), DEMONSTRATION_ISSUER)
  return layoutMarkup(markup, { sealModules: sampleSymbol.size })
}

const names = readdirSync(new URL('../../fixtures/records/', import.meta.url)).map((file) =>
  file.slice(0, -'.json'.length),
)

describe('the strings of an event', () => {
  it('of an infraction hold its three dates, its place, how it was established and its points', () => {
    const events = fixture('sixty-lines').events.filter(isInfraction)
    expect(eventStrings(events.at(-1) ?? eventOf({}))).toEqual({
      title: expect.stringContaining('Excès de vitesse'),
      details: [
        'Commise le 28/08/2026 à 16:31, A 13, PR 102+400, ROUMARAY (27).',
        'Établie le 13/09/2026 par paiement de l’amende forfaitaire, enregistrée le 02/10/2026.',
        'Contravention de 3e classe, art. R413-14, 1 point au barème.',
      ],
    })
  })

  it('of a letter tell how it was delivered, or that nothing says it was', () => {
    const registered = { kind: 'letter', reference: '48SI', sentOn: '2025-06-27', trackingNumber: '2C 1' }
    expect(eventStrings(eventOf(registered)).details).toEqual([
      'Envoyée le 27/06/2025, recommandé n° 2C 1, aucune notification enregistrée.',
    ])
    const presented = { ...registered, presentedOn: '2025-06-30', notifiedOn: '2025-07-02' }
    expect(eventStrings(eventOf(presented)).details).toEqual([
      'Envoyée le 27/06/2025, recommandé n° 2C 1, présentée le 30/06/2025, notifiée le 02/07/2025.',
    ])
    const plain = eventOf({ kind: 'letter', reference: '48', sentOn: '2025-06-27' })
    expect(isLetter(plain) && letterLine(plain)).toBe('Lettre 48 envoyée le 27/06/2025.')
  })

  it.each([
    [
      { kind: 'suspension', nature: 'medical', from: '2025-01-02', to: null },
      'Mesure médicale, à compter du 02/01/2025.',
    ],
    [{ kind: 'suspension', from: '2025-01-02', to: '2025-02-02' }, 'Du 02/01/2025 au 02/02/2025.'],
    [
      { kind: 'medical-visit', on: '2025-01-02', authority: 'MEDECIN AGREE' },
      'Le 02/01/2025, MEDECIN AGREE.',
    ],
    [{ kind: 'duplicate', recordedOn: '2025-01-02' }, 'Enregistrement le 02/01/2025.'],
  ])('of %j are %s', (event, detail) => {
    expect(eventStrings(eventOf(event)).details).toEqual([detail])
  })

  it('of an unknown kind are its label or its kind', () => {
    expect(eventStrings(eventOf({ kind: 'odd', label: 'Mention particulière' })).title).toBe(
      'Mention particulière',
    )
    expect(eventStrings(eventOf({ kind: 'odd' }))).toEqual({ title: 'odd', details: [] })
  })
})

describe('the pages of an RII', () => {
  it('number themselves and bear a running head from the second on', async () => {
    const document = await layout('sixty-lines')
    expect(document.pageCount).toBeGreaterThan(4)
    for (const index of document.pages.keys()) {
      const texts = printedTexts(document, index)
      expect(texts).toContain(`page ${index + 1} / ${document.pageCount}`)
      expect(texts.filter((text) => text === 'Relevé d’information intégral')).toHaveLength(1)
    }
  })

  it.each(names)('state facts, no forecast, and end with a row that is not alone: %s', async (name) => {
    const document = await layout(name)
    const pages = document.pages.map((_, index) => printedTexts(document, index))
    expect(pages.flat().filter((text) => /prévision|sera restitué|seront restitués/i.test(text))).toEqual([])
    const rows = (texts: readonly string[]) => texts.filter((text) => /^\d\d\/\d\d\/\d{4}$/.test(text))
    for (const texts of pages.slice(1)) expect(rows(texts).length).not.toBe(1)
  })
})

describe('a table over several pages', () => {
  const columns = 'columns="30mm 1*"'
  const rows = (count: number) => '<tr><td>Rang</td><td>b</td></tr>'.repeat(count)

  it('never leaves its first row or its last alone', async () => {
    for (let count = 20; count < 44; count++) {
      const table = `<table ${columns}><tbody>${rows(12)}</tbody></table>`
      const document = await layoutBody(`${'<p>Ligne</p>'.repeat(count)}${table}`)
      const counts = document.pages.map(
        (_, index) => printedTexts(document, index).filter((text) => text === 'Rang').length,
      )
      expect(counts.reduce((sum, one) => sum + one)).toBe(12)
      expect(counts).not.toContain(1)
    }
  })
})

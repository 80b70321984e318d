import { execFileSync } from 'node:child_process'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { PointsLetter } from '../../src/core/documents/letter.ts'
import type { LetterReference } from '../../src/core/licence/letters-due.ts'
import { pdfPress } from '../../src/pdf/press.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { exampleOf, letterOf, REFERENCES } from '../core/letters.ts'
import { fixture } from '../core/records.ts'
import { hasTool } from '../required-tool.ts'
import { sampleSealText } from './samples/render-sample.ts'
import { faultsOfTaggedPdf } from './tagged-pdf-check.ts'

const press = pdfPress({ signatureBytes: 4_096 })

async function printed(letter: PointsLetter) {
  const pages = await press.layOut(letter, sampleSealText)
  const { pdf } = await pages.print(sampleSealText)
  return pdf
}

/** The words of all pages on one line, spaces of every width alike. */
async function textOf(letter: PointsLetter): Promise<string> {
  const { pageTexts } = await readOwnPage(await printed(letter))
  return pageTexts.join(' ').replace(/\s+/g, ' ')
}

const texts = new Map<LetterReference, Promise<string>>()

/** The same of an example, printed and read once. */
function exampleText(reference: LetterReference): Promise<string> {
  const text = texts.get(reference) ?? textOf(exampleOf(reference))
  texts.set(reference, text)
  return text
}

/** The window of a DL envelope (110 × 220 mm) over the upper third of a sheet folded in three, in millimetres. */
const WINDOW = { left: 100, right: 200, top: 45, bottom: 80 }

/** The words that show through it, by the corners that pdftotext tells in points. */
function wordsInWindow(pdf: Uint8Array): readonly string[] {
  const box = execFileSync('pdftotext', ['-f', '1', '-l', '1', '-bbox', '-', '-'], { input: pdf }).toString()
  const words = box.matchAll(
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/g,
  )
  return [...words].flatMap(([, ...cells]) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = cells
      .slice(0, 4)
      .map((cell) => (Number(cell) * 25.4) / 72)
    const shows = right > WINDOW.left && left < WINDOW.right && bottom > WINDOW.top && top < WINDOW.bottom
    return shows && cells[4] !== undefined ? [cells[4]] : []
  })
}

describe('A letter on paper', () => {
  it.each(REFERENCES)(
    '%s is tagged, embedded and described as PDF/UA-1 and PDF/A-2a ask',
    async (reference) => {
      expect(await faultsOfTaggedPdf(await printed(exampleOf(reference)))).toEqual([])
    },
  )

  it.each(REFERENCES)(
    '%s bears reference, date, author, addressee, articles, remedies and SPÉCIMEN',
    async (reference) => {
      const letter = exampleOf(reference)
      const text = await textOf(letter)
      for (const part of [
        'SPÉCIMEN — document d’essai, conducteur fictif, sans valeur',
        'Référence 7Q2M-X4WD-91KF-3HTB',
        'Date d’émission 22/11/2026',
        `Numéro NEPH ${letter.neph}`,
        `Modèle Lettre ${reference}`,
        'Dominique EXEMPLAIRE responsable fictive du bureau des lettres de points',
        `${letter.holder.address.postalCode} ${letter.holder.address.locality}`,
        `articles ${letter.articles.join(', ')} du code de la route`,
        'dans les deux mois qui suivent sa notification',
        'recours gracieux',
        'recours hiérarchique',
        'tribunal administratif',
      ])
        expect(text).toContain(part)
    },
  )

  it.each(REFERENCES)('%s says of itself, in its metadata, its kind and our id only', async (reference) => {
    const letter = exampleOf(reference)
    const pdf = await printed(letter)
    const file = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(file.getTitle()).toBe('Lettre relative au permis de conduire 7Q2MX4WD91KF3HTB')
    expect(file.getSubject()).toBe('LETTER')
    const raw = Buffer.from(pdf).toString('latin1')
    for (const personal of [letter.neph, letter.holder.birthName, fixture('one-point').confidentialCode])
      expect(raw).not.toContain(personal)
  })

  it.skipIf(!hasTool('pdftotext')).each(REFERENCES)(
    '%s shows through the window nothing but the address',
    async (reference) => {
      const { address } = exampleOf(reference).holder
      const words = wordsInWindow(await printed(exampleOf(reference))).filter((word) => word !== 'SPÉCIMEN')
      const [, , , ...afterName] = words
      const expected = [...address.lines, address.postalCode, address.locality].join(' ').split(' ')
      expect(afterName.join(' ')).toBe(expected.join(' '))
    },
  )

  it('48, 48M, 48N and 48SI tell offence, place, how it was established, points and balance', async () => {
    const text = await exampleText('48M')
    for (const part of [
      'Infraction Changement de direction sans avertissement préalable',
      'C. route R412-10, contravention de 2e classe',
      'Commise le 05/06/2024 à 18:31',
      'Lieu Rond-point des Acacias, ROCHEMINE (33)',
      'Établie le 20/06/2024 : paiement de l’amende forfaitaire',
      'Points retirés 3 points',
      'Solde de points 6 points sur 12, au 20/06/2024',
      'L’infraction elle-même ne se conteste pas devant le tribunal administratif',
    ])
      expect(text).toContain(part)
  })

  it('W7: says why fewer points were taken than the scale has', async () => {
    const text = await textOf(letterOf(fixture('simultaneous'), '48'))
    expect(text).toContain('Points retirés 1 point (3 points au barème)')
    expect(text).toContain('infractions simultanées, huit points au plus')
  })

  it('48 bears the confidential code, and no other letter does', async () => {
    const letter = letterOf(fixture('one-point'), '48')
    expect(await textOf(letter)).toContain(`Code confidentiel ${fixture('one-point').confidentialCode}`)
    for (const reference of REFERENCES.filter((other) => other !== '48'))
      expect(await exampleText(reference)).not.toContain('Code confidentiel')
  })

  it('48M warns and advises a course', async () => {
    const text = await exampleText('48M')
    expect(text).toContain('Ce retrait laisse 6 points à votre permis, qui peut en avoir 12.')
    expect(text).toContain('Nous vous conseillons un stage')
  })

  it('48N orders a course within four months of its reception; a suspension is not automatic; the fine comes back', async () => {
    const text = await exampleText('48N')
    for (const part of [
      'dans les quatre mois qui suivent la réception de cette lettre',
      'Vous commettez une contravention de la 4e classe. Le juge peut aussi suspendre votre permis, pour trois ans au plus ; cette suspension n’est pas automatique',
      'Il remplace l’amende. Si vous l’avez payée, elle vous est remboursée',
      'dans la limite du plafond de votre permis, 6 points',
    ])
      expect(text).toContain(part)
  })

  it('48SI lists the infractions, and says what is lost, handed in and when a licence can be had again', async () => {
    const text = await exampleText('48SI')
    for (const part of [
      'Dès la notification de cette lettre, votre permis n’est plus valide et vous n’avez plus le droit de conduire.',
      'dans les dix jours francs qui suivent cette notification',
      'six mois à compter du jour où vous aurez remis le vôtre au préfet',
      'Tant qu’il n’est pas remis, ce délai ne court pas.',
      'Le 21/10/1998, votre permis avait 12 points',
      'le 12/10/2023 : paiement de l’amende forfaitaire −3 9',
      'titre exécutoire de l’amende forfaitaire majorée −2 3',
    ])
      expect(text).toContain(part)
  })

  it('48SI of a second total loss in five years says one year, and why', async () => {
    const letter = letterOf(fixture('zero-48si-notified'), '48SI')
    const ban = { months: 12, secondTotalLoss: true } as const
    const text = await textOf({ ...letter, series: { ...letter.series, ban } })
    expect(text).toContain(
      'avant un an à compter du jour où vous aurez remis le vôtre au préfet, car c’est la deuxième perte de tous vos points en cinq ans',
    )
  })

  it('46 and 47 tell the new balance and what gave it', async () => {
    const restitution = await exampleText('46')
    expect(restitution).toContain('Restitution des points retirés il y a dix ans (C. route L223-6 al. 5)')
    expect(restitution).toContain('Points rendus 4 points Solde de points 5 points sur 12, au 10/05/2025')
    const stage = await exampleText('47')
    expect(stage).toContain('Dates du 12/07/2025 au 13/07/2025')
    expect(stage).toContain('Points rendus 3 points Solde de points 6 points sur 6, au 14/07/2025')
    expect(stage).toContain('le solde ne peut dépasser son plafond')
  })
})

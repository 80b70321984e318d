import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../src/core/verification/evidence.ts'
import { adcsOf, fixture, riiOf } from '../records.ts'
import { checkOf, evidenceOf, expectCheck, judge } from './bench.ts'
import { evidenceOfPages, printed } from './printed-page.ts'

const names = readdirSync(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url))).map((file) =>
  file.slice(0, -'.json'.length),
)
const authority = { requester: { role: 'authority' } } as const
const read = (evidence: Evidence) => judge(evidence, authority)

describe('the printed page of a document of ours', () => {
  it.each(names)('says what its ADCS seals: %s', async (name) => {
    const report = await read(evidenceOfPages(await printed(adcsOf(fixture(name)))))
    expect(checkOf(report, 'visible-text')).toMatchObject({ outcome: 'passed' })
    expect(report.verdict).toBe('valid')
  })

  it.each(names)('says what its RII seals: %s', async (name) => {
    const report = await read(evidenceOfPages(await printed(riiOf(fixture(name)))))
    expect(checkOf(report, 'visible-text')).toMatchObject({ outcome: 'passed' })
    expect(report.verdict).toBe('valid')
  })

  it('says for which recipient it was made', async () => {
    const page = await printed(adcsOf(fixture('clean-b'), undefined, '732829320'))
    expectCheck(await read(evidenceOfPages(page)), 'visible-text', 'passed', 'COMPARE_BY_EYE')
    const edited = evidenceOfPages(page, (text) => text.replace('732 829 320', '356 000 000'))
    await expectNamed(edited, 'recipient')
  })
})

/** The page is refused, and the value edited is the only one named. */
async function expectNamed(evidence: Evidence, value: string): Promise<void> {
  const report = await read(evidence)
  expect(report.verdict).toBe('invalid')
  expectCheck(report, 'visible-text', 'failed', 'SEAL_DISAGREES_WITH_PRINT')
  const named = checkOf(report, 'visible-text')
    ?.detail?.split('; ')
    .map((part) => part.split(':')[0])
  expect(named).toEqual([value])
}

const clean = await printed(adcsOf(fixture('clean-b')))
const heavy = await printed(adcsOf(fixture('expired-heavy-category')))
const suspended = await printed(adcsOf(fixture('suspended')))
const unknownDay = await printed(adcsOf(fixture('foreign-born-unknown-day')))
const full = await printed(riiOf(fixture('simultaneous')))

type Edit = readonly [edit: string, value: string, page: typeof clean, from: string | RegExp, to: string]

const EDITS: readonly Edit[] = [
  ['another name', 'name', clean, 'VALCLAIR', 'DURAND'],
  ['a longer name', 'name', clean, 'VALCLAIR', 'VALCLAIR-DURAND'],
  [
    'a name whose true one is left in the footer',
    'name',
    clean,
    /VALCLAIR([\s\S]*)$/,
    'DURAND$1\r\nVALCLAIR',
  ],
  ['another given name', 'given names', clean, 'Élise', 'Alice'],
  ['a given name too many', 'given names', clean, 'Marguerite', 'Marguerite, Zoé'],
  ['another day of birth', 'birth date', clean, '12/04/1985', '12/04/1995'],
  ['a day of birth where none is known', 'birth date', unknownDay, '00/00/1961', '12/05/1961'],
  ['another place of birth', 'birth place', clean, 'à TOULON', 'à TOULOUSE'],
  ['another NEPH', 'NEPH', clean, '051227308989', '051227308988'],
  [
    'another day of issue at the top',
    'emission date',
    clean,
    'Date d’émission 22/11/2026',
    'Date d’émission 22/12/2026',
  ],
  ['a later last day, both times', 'last day of validity', clean, /22\/03\/2027/g, '22/09/2027'],
  ['a later last day at the top', 'last day of validity', clean, '22/03/2027', '22/09/2027'],
  ['a later last day in the sentence', 'last day of validity', clean, /au 22\/03\/2027/, 'au 22/09/2027'],
  ['another day of the register', 'date of the register', clean, 'au 22/11/2026', 'au 23/11/2026'],
  ['another reference', 'document id', clean, /Référence .*/, 'Référence AAAA-BBBB-CCCC-DDDD'],
  [
    'a recipient that is not sealed',
    'recipient',
    clean,
    'Titulaire',
    'Établie pour le destinataire de SIREN 356 000 000.\r\nTitulaire',
  ],
  ['a better state', 'state of the licence', suspended, 'SUSPENDU', 'VALIDE'],
  ['a state in other words', 'state of the licence', suspended, 'SUSPENDU', 'EN REGLE'],
  ['a state put over the true one', 'state of the licence', suspended, /$/, '\r\nVALIDE'],
  ['a category in the sentence', 'categories', clean, /validité : [A-Z1 ]+/, 'validité : A B C'],
  [
    'a row for a category never held',
    'categories',
    clean,
    'Catégories en cours',
    'C Véhicule de plus de 3,5 t\r\n12/05/2010 sans limite –\r\nCatégories en cours',
  ],
  [
    'a row put at the end of the page',
    'categories',
    clean,
    /$/,
    '\r\nDE Ensemble\r\n12/05/2010 12/05/2029 –',
  ],
  ['a new end for an expired category', 'categories', heavy, /14\/03\/2026/g, '14/03/2029'],
  ['a category sealed and taken out', 'categories', heavy, 'B BE.', 'B.'],
  ['more points', 'points', full, '\n4 points', '\n12 points'],
]

describe('an edited page around a genuine seal', () => {
  it.each(EDITS)('with %s is invalid, and %s is named', async (_, value, page, from, to) => {
    let edits = 0
    const edited = evidenceOfPages(page, (text) => {
      const changed = edits === 0 || (from instanceof RegExp && from.global) ? text.replace(from, to) : text
      if (changed !== text) edits++
      return changed
    })
    expect(edits).toBeGreaterThan(0)
    await expectNamed(edited, value)
  })

  it('belongs to another person: every value of identity is named', async () => {
    const other = await printed(adcsOf(fixture('aac')))
    const report = await read(evidenceOf(clean.payload, { pageTexts: other.pageTexts }))
    expect(report.verdict).toBe('invalid')
    for (const value of ['name', 'given names', 'birth date', 'birth place', 'NEPH'])
      expect(checkOf(report, 'visible-text')?.detail).toContain(`${value}: sealed`)
  })

  it('quotes no value of a document that is withheld', async () => {
    const edited = evidenceOfPages(full, (text) => text.replace('\n4 points', '\n12 points'))
    const report = await judge(edited, { requester: { role: 'employer' } })
    expect(report.verdict).toBe('invalid')
    expect(checkOf(report, 'visible-text')?.detail).toBe('points')
  })
})

describe('a page without text', () => {
  it('has to be compared by eye, whether picture or scan', async () => {
    for (const evidence of [evidenceOf(clean.payload, { pageTexts: [' \r\n '] }), evidenceOf(clean.payload)])
      expectCheck(await read(evidence), 'visible-text', 'not-applicable', 'COMPARE_BY_EYE')
  })
})

describe('a page that says what the seal says', () => {
  const signature = {
    coverage: 'entire-file',
    intact: true,
    valid: true,
    signerCertificate: null,
    claimedAt: null,
    fault: null,
  } as const
  const readWith = (subFilter: string) =>
    read(evidenceOf(clean.payload, { pageTexts: clean.pageTexts, signatures: [{ ...signature, subFilter }] }))

  it('is compared by eye all the same where the file bears a document time-stamp alone', async () => {
    expectCheck(await readWith('ETSI.RFC3161'), 'visible-text', 'passed', 'COMPARE_BY_EYE')
    expect(checkOf(await readWith('ETSI.CAdES.detached'), 'visible-text')?.reason).toBeUndefined()
  })
})

/** What a document of another issuer may look like: our labels are not there. */
const OTHER_LAYOUT = [
  'ATTESTATION SECURISEE',
  'Mme Valclair Elise Marguerite née le 12 avril 1985 à Toulon',
  'Dossier 05 12 27 30 89 89, situation : Valide, le 22/11/2026 à 9 h 00',
  'Catégories B',
  'du 22 novembre 2026 au 22 mars 2027',
]

describe('a page laid out otherwise', () => {
  it('passes when it says what is sealed, in capitals or not, with dates in letters', async () => {
    const report = await read(evidenceOf(clean.payload, { pageTexts: [OTHER_LAYOUT.join('\r\n')] }))
    expect(checkOf(report, 'visible-text')).toMatchObject({ outcome: 'passed' })
  })

  it.each(OTHER_LAYOUT.slice(1).map((line) => [line]))('fails without the line « %s »', async (line) => {
    const pageTexts = [OTHER_LAYOUT.filter((other) => other !== line).join('\r\n')]
    expectCheck(
      await read(evidenceOf(clean.payload, { pageTexts })),
      'visible-text',
      'failed',
      'SEAL_DISAGREES_WITH_PRINT',
    )
  })

  it('finds a long name that is broken over two lines', async () => {
    const page = await printed(adcsOf(fixture('heavy-in-force')))
    const edited = evidenceOfPages(page, (text) => text.replace('ROCHEMAURE-LISLE', 'ROCHEMAU\r\nRE-LISLE'))
    expectCheck(await judge(edited, authority), 'visible-text', 'failed', 'SEAL_DISAGREES_WITH_PRINT')
    const report = await read(
      evidenceOfPages(page, (text) => text.replace('ROCHEMAURE-LISLE', 'ROCHEMAURE\ufffe\r\nLISLE')),
    )
    expectCheck(report, 'visible-text', 'passed', 'COMPARE_BY_EYE')
  })
})

import { describe, expect, it } from 'vitest'
import type { Requester } from '../../../src/core/access/requester.ts'
import type { Report } from '../../../src/core/verification/report.ts'
import { adcsOf, fixture, ISSUED_AT, riiOf } from '../records.ts'
import {
  adcsMessage,
  changed,
  evidenceOf,
  judge,
  judgeSeal,
  messageOf,
  PC01,
  sealed,
  signed,
} from './bench.ts'
import { letterSeal } from './cases/integrity-cases.ts'
import { evidenceOfPages, printed } from './printed-page.ts'

const NOT_ENTITLED: readonly Requester[] = [
  { role: 'anonymous' },
  { role: 'employer' },
  { role: 'insurer' },
  { role: 'holder', signedInBy: 'account' },
  { role: 'operator', mandate: { kind: 'demonstration' } },
]
const ENTITLED: readonly Requester[] = [
  { role: 'authority' },
  { role: 'holder', signedInBy: 'franceconnect' },
  { role: 'holder', signedInBy: 'franceconnect', neph: '090531208836' },
]

const record = fixture('simultaneous')
const rii = messageOf(riiOf(record))
const riiText = await sealed(rii)
const everyCheckAsked = { category: 'B', siren: '356000000', expect: 'adcs' } as const

/** What an RII seals of its holder, as any part of a report could let it slip. */
function valuesOf(fields: readonly { id: string; value: string }[]): readonly string[] {
  return fields
    .filter(({ id, value }) => id !== 'AG' && id !== '6H' && value.length > 1)
    .map(({ value }) => value)
}

function expectNothingOf(report: Report): void {
  expect(report).toMatchObject({
    document: null,
    entitlement: null,
    withheld: { reason: 'POINTS_RESERVED', basis: 'C. route L223-7' },
    seal: { fields: null, unprovedAnnex: null },
  })
  const told = JSON.stringify({ ...report, at: '', trust: null })
  const slipped = [
    ...valuesOf(rii.fields),
    'GARIDELLE',
    'Garidelle',
    '1990-11-12',
    '090531208836',
    'RII',
    '4 points',
  ]
  expect(slipped.filter((value) => told.includes(value))).toEqual([])
}

describe('an RII', () => {
  it.each(NOT_ENTITLED)(
    'shown by %o: the verdict, the law, and nothing of its content',
    async (requester) => {
      const report = await judgeSeal(riiText, { requester, category: 'B' })
      expect(report.verdict).toBe('valid')
      expectNothingOf(report)
    },
  )

  it('is withheld with its pages, whatever check fails on them', async () => {
    const page = await printed(riiOf(record))
    for (const edit of [/GARIDELLE/, /12\/11\/1990/, /SOLDE|Solde de points/, /090531208836/]) {
      const evidence = evidenceOfPages(page, (text) => text.replace(edit, 'XXX'))
      expectNothingOf(await judge(evidence, { requester: { role: 'employer' }, ...everyCheckAsked }))
    }
    const missingPage = { ...evidenceOfPages(page), pdf: { pageCount: 9, pageTexts: [], signatures: [] } }
    const at = new Date(ISSUED_AT.getTime() - 86_400_000 * 3)
    expectNothingOf(await judge(missingPage, { at, ...everyCheckAsked }))
  })

  it('is withheld when its signature fails or it is altered, too', async () => {
    const report = await judgeSeal(riiText.replace('E550', 'E525'), everyCheckAsked)
    expect(report.verdict).toBe('invalid')
    expectNothingOf(report)
  })

  it('is withheld when it comes with other codes', async () => {
    const report = await judge(evidenceOf([riiText, 'DC04FR00']), everyCheckAsked)
    expect(report.codes).toHaveLength(2)
    expectNothingOf(report)
  })

  it.each(ENTITLED)('is shown to %o with its points', async (requester) => {
    const report = await judgeSeal(riiText, { requester })
    expect(report).toMatchObject({
      verdict: 'valid',
      withheld: null,
      document: { kind: 'RII', holder: { name: 'GARIDELLE' }, licence: { points: 4 } },
      seal: { fields: { AG: '4', E4: 'RII' } },
    })
  })

  it('of somebody else is withheld from a holder who is known by file number', async () => {
    const requester: Requester = { role: 'holder', signedInBy: 'franceconnect', neph: '051227308989' }
    expectNothingOf(await judgeSeal(riiText, { requester }))
  })
})

describe('documents that tell sanctions', () => {
  it('letters (A1) and points histories (RRP) are withheld like an RII', async () => {
    const history = changed(rii, { E4: 'RRP' })
    for (const text of [await letterSeal(), await sealed(history)]) {
      const report = await judgeSeal(text, { requester: { role: 'insurer' } })
      expect(report).toMatchObject({ verdict: 'valid', document: null, seal: { fields: null } })
      expect(report.withheld?.reason).toBe('POINTS_RESERVED')
      expect((await judgeSeal(text, { requester: { role: 'authority' } })).document).not.toBeNull()
    }
  })
})

describe('points smuggled into a document that anybody may see', () => {
  const smuggled = adcsMessage({ AG: '7' })

  it('are removed from the seal and the document of an ADCS (A37)', async () => {
    const report = await judgeSeal(smuggled, { requester: { role: 'employer' } })
    expect(report.document).toMatchObject({ kind: 'ADCS' })
    expect(report.document?.licence).not.toHaveProperty('points')
    expect(report.seal?.fields).not.toHaveProperty('AG')
    expect((await judgeSeal(smuggled, { requester: { role: 'authority' } })).document?.licence?.points).toBe(
      7,
    )
  })

  it('are removed from an annex, with offences and orders', async () => {
    const annex = 'AG7AF3AD2000AE1200E01FE12000E22000E3200001A'
    const text = `${await sealed(adcsMessage())}\u001d${annex}`
    const report = await judgeSeal(text)
    expect(report.seal?.unprovedAnnex).toEqual({ '01': 'A' })
    const whole = await judgeSeal(text, { requester: { role: 'authority' } })
    expect(Object.keys(whole.seal?.unprovedAnnex ?? {}).sort()).toEqual(
      ['01', 'AD', 'AE', 'AF', 'AG', 'E0', 'E1', 'E2', 'E3'].sort(),
    )
  })

  it('are not told by the tail of a reserved value in an annex cut wrongly', async () => {
    const report = await judgeSeal(`${await sealed(adcsMessage())}\u001dE0SECRET`)
    expect(report.seal?.unprovedAnnex).toBeNull()
  })

  it('are removed from any other type', async () => {
    const header = adcsMessage().header
    const text = await sealed({
      header: { ...header, documentType: '04' },
      fields: [{ id: 'AG', value: '7' }],
    })
    expect((await judgeSeal(text)).seal?.fields).toEqual({})
  })

  it('do not make a repeated kind of statement visible', async () => {
    const [head = ''] = riiText.split('\u001f')
    const report = await judgeSeal(await signed(`${head}\u001dE4RIR`, PC01))
    expect(report.verdict).toBe('invalid')
    expectNothingOf(report)
  })
})

describe('a full statement behind the restricted one of another person', () => {
  it.each([
    ['with its code', true],
    ['whose own code is missing', false],
  ])('%s is quoted in no part of the report', async (_, withCode) => {
    const other = await printed(riiOf(record))
    const own = await sealed(messageOf(adcsOf(fixture('clean-b'))))
    const { pageTexts, payload } = other
    const texts = withCode ? [own, payload] : [own]
    const report = await judge(evidenceOf(texts, { pageCount: pageTexts.length, pageTexts }))
    expect(report.verdict).toBe('invalid')
    for (const secret of [record.holder.birthName, record.neph, record.holder.birthPlace])
      expect(JSON.stringify(report).toUpperCase()).not.toContain(secret.toUpperCase())
  })
})

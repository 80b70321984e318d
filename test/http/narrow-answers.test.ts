import { describe, expect, it } from 'vitest'
import { printReport } from '../../src/cli/print-report.ts'
import type { Report } from '../../src/core/verification/report.ts'
import { reportView } from '../../src/http/report-view.ts'
import { adcsOf, fixture, riiOf } from '../core/records.ts'
import { type Asked, adcsMessage, judge, judgeSeal, messageOf } from '../core/verification/bench.ts'
import { signature } from '../core/verification/cases/integrity-cases.ts'
import { evidenceOfPages, printed } from '../core/verification/printed-page.ts'

/** All that the command line and the page of a report say, without the words that every page has at hand. */
function doors(report: Report) {
  const { t: _, ...view } = reportView(report, 'fr', 'browser')
  return [printReport(report, 'fr'), JSON.stringify(view)].map((text) => text.replaceAll('\u00a0', ' '))
}

const forbidden = (asked: Asked = {}) => judgeSeal(adcsMessage({ E5: '13' }), asked)

describe('a genuine document of a licence that forbids driving', () => {
  it('answers without being asked that nothing may be driven, and what not to do', async () => {
    const report = await forbidden()
    expect(report).toMatchObject({ verdict: 'valid', entitlement: null })
    for (const text of doors(report)) {
      expect(text).toContain('Non, aucune catégorie.')
      expect(text).toContain('Ne confiez pas de véhicule à cette personne.')
    }
    const [verdict, answer] = printReport(report, 'fr').split('\n')
    expect(verdict).toMatch(/^VALIDE — /)
    expect(answer).toMatch(/^Peut-il conduire \? Non, aucune catégorie\. Ne confiez pas/)
    const view = reportView(report, 'fr', 'server')
    expect(view).toMatchObject({ entitlement: { tone: 'no' }, first: { reason: null } })
    expect(view.first.next).toMatch(/^Ne confiez pas/)
  })

  it.each([
    ['an allowing state', () => judgeSeal(adcsMessage())],
    ['a state that does not tell', () => judgeSeal(adcsMessage({ E5: '14' }))],
    ['a document that has expired since', () => forbidden({ at: new Date('2027-03-23T00:00:00+01:00') })],
    ['content withheld', () => judgeSeal(messageOf(riiOf(fixture('suspended'))))],
  ])('says no such thing of %s', async (_, report) => {
    for (const text of doors(await report())) expect(text).not.toMatch(/Non, aucune catégorie|Ne confiez pas/)
  })
})

describe('a document made for another recipient', () => {
  const bound = () => judgeSeal(messageOf(adcsOf(fixture('clean-b'), undefined, '552100554')), OTHER)
  const OTHER = { siren: '732829320' }

  it('is not valid for its reader, and said to be genuine', async () => {
    const report = await bound()
    expect(report.verdict).toBe('invalid')
    for (const text of doors(report)) {
      expect(text).toContain('est authentique, mais délivré pour un autre destinataire')
      expect(text).not.toContain('Ne vous fiez pas')
    }
  })

  it('is said to be nothing of the kind where more is wrong', async () => {
    const expired = await judgeSeal(messageOf(adcsOf(fixture('clean-b'), undefined, '552100554')), {
      ...OTHER,
      at: new Date('2027-03-23T00:00:00+01:00'),
    })
    for (const text of doors(expired)) expect(text).not.toContain('est authentique')
  })
})

describe('a document to which the law sets no end', () => {
  const statement = messageOf(riiOf(fixture('clean-b')))

  it('is told to be of its date, never still in force', async () => {
    for (const text of doors(await judgeSeal(statement, { requester: { role: 'authority' } }))) {
      expect(text).toContain('Sans durée légale ; situation au 22/11/2026.')
      expect(text).not.toMatch(/Oui, à cette date|dépassé sa durée/)
    }
  })

  it('tells no date where its content is withheld', async () => {
    for (const text of doors(await judgeSeal(statement))) {
      expect(text).toContain('Sans durée légale.')
      expect(text).not.toContain('situation au')
    }
  })
})

describe('a code without a page that could be judged whole', () => {
  const CODE_ONLY = 'Le code n’a pas été modifié ; ce qui est imprimé autour reste à comparer.'
  const UNALTERED = 'aucune modification n’a été trouvée'

  it('is alone said not to have been altered', async () => {
    for (const text of doors(await judgeSeal(adcsMessage()))) {
      expect(text).toContain(CODE_ONLY)
      expect(text).not.toContain(UNALTERED)
    }
  })

  it('is not alone under a signature of the whole file', async () => {
    const evidence = evidenceOfPages(await printed(adcsOf(fixture('clean-b'))))
    const signed = { ...evidence, pdf: evidence.pdf && { ...evidence.pdf, signatures: [signature()] } }
    for (const text of doors(await judge(signed))) expect(text).toContain(UNALTERED)
    for (const text of doors(await judge(evidence))) expect(text).toContain(CODE_ONLY)
  })
})

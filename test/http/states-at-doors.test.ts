import { describe, expect, it } from 'vitest'
import { printReport } from '../../src/cli/print-report.ts'
import { parseCalendarDay } from '../../src/core/calendar-day.ts'
import type { ToldAnswer } from '../../src/core/verification/doubt.ts'
import type { Report } from '../../src/core/verification/report.ts'
import { validationView } from '../../src/http/clerk/validation-view.ts'
import { reportView } from '../../src/http/report-view.ts'
import { reasonsOf } from '../../src/service/batch/verdict-row.ts'
import type { ValidationTerms } from '../../src/service/clerk/accept-terms.ts'
import { showOnlyAuthentic } from '../../src/service/clerk/show-only-authentic.ts'
import { DOCUMENT_STATES } from '../core/verification/document-states.ts'

type Language = 'fr' | 'en'

const TERMS: ValidationTerms = {
  caseNumber: 'RG 24/01234',
  purpose: 'criminal-proceedings',
  basis: 'C. route R225-4 I 2° a',
  habilitation: {
    id: '1',
    jurisdiction: 'Tribunal judiciaire',
    court: 'judicial',
    validFrom: parseCalendarDay('2026-01-01'),
    validTo: parseCalendarDay('2026-12-31'),
    revoked: false,
  },
}

/** All that a page says of one document, without the words that every page has at hand. */
function said({ t: _, ...view }: ReturnType<typeof reportView>): string {
  return JSON.stringify(view).replaceAll('\u00a0', ' ')
}

const DOORS: Readonly<Record<string, (report: Report, language: Language) => string>> = {
  'the command line': (report, language) => printReport(report, language),
  'the page of the service': (report, language) => said(reportView(report, language, 'server')),
  'the page in a browser': (report, language) => said(reportView(report, language, 'browser')),
  'the page of a clerk': (report, language) => {
    const validation = {
      ...{ terms: TERMS, report: showOnlyAuthentic(report), sealedPages: null },
      ...{ signatures: null, reference: null, fileDigest: '0'.repeat(64) },
    }
    const { words: _, ...view } = validationView(validation, language)
    return said(view)
  },
}

const SENTENCES: Readonly<
  Record<'issuer' | 'status', Readonly<Record<ToldAnswer, Readonly<Record<Language, string>>>>>
> = {
  issuer: {
    passed: { fr: 'D’un émetteur reconnu pour ce document.', en: 'From an issuer recognised' },
    failed: { fr: 'Pas d’un émetteur qui peut délivrer', en: 'Not from an issuer entitled' },
    undetermined: { fr: 'On ne peut pas le dire.', en: 'It cannot be told.' },
    'of-the-seal-only': {
      fr: 'Le code vient d’un émetteur reconnu ; rien',
      en: 'The code is from a recognised',
    },
    'seal-false': {
      fr: 'On ne peut pas le dire : le sceau ne correspond pas.',
      en: 'the seal does not match.',
    },
    'seal-unreadable': {
      fr: 'On ne peut pas le dire : le sceau n’a pas pu être lu.',
      en: 'could not be read.',
    },
    'certificate-unknown': {
      fr: 'On ne peut pas le dire : le certificat qui a signé le sceau est inconnu.',
      en: 'the certificate that signed the seal is unknown.',
    },
    several: { fr: 'On ne peut pas le dire : plusieurs sceaux', en: 'several different seals' },
  },
  get status() {
    return {
      ...this.issuer,
      passed: { fr: 'Oui, à cette date.', en: 'Yes, on this day.' },
      failed: { fr: 'Non.', en: 'No.' },
      'of-the-seal-only': {
        fr: 'Ce que le code certifie est en cours de validité ; cela ne rend pas acceptable',
        en: 'that does not make the document shown acceptable',
      },
    }
  },
}

/** What nobody may read of a document that is not valid. */
const OF_VALID_ONES =
  /Oui, à cette date|Yes, on this day|Redemandez une attestation|Ask for another statement once/
/** What nobody may read where no seal is proved. */
const OF_PROVED_ONES =
  /D’un émetteur reconnu|From an issuer recognised|émetteur reconnu ;|VALCLAI|Signé le|Signed on/

for (const [door, tell] of Object.entries(DOORS))
  describe.each(DOCUMENT_STATES)(`${door}, of a document when $when`, (state) => {
    it.each(['fr', 'en'] as const)('says no more than is proved (%s)', async (language) => {
      const text = tell(await state.report(), language)
      expect(text).toContain(SENTENCES.issuer[state.issuer][language])
      expect(text).toContain(SENTENCES.status[state.status][language])
      if (state.verdict !== 'valid') expect(text).not.toMatch(OF_VALID_ONES)
      if (!state.shown) expect(text).not.toMatch(OF_PROVED_ONES)
    })
  })

describe('what is to be done about a forged code', () => {
  const forged = DOCUMENT_STATES.find(({ when }) => when === 'its payload was changed')

  it('is said once: not to accept it', async () => {
    const report = await forged?.report()
    const view = report && reportView(report, 'fr', 'server')
    expect(view?.first.next).toMatch(/^N’acceptez pas ce document/)
    expect(view?.questions.map(({ next }) => next)).toEqual(['', '', ''])
    expect(view?.drivingUnanswered).toMatch(/sceau ne correspond pas/)
  })

  it('is told for a table of many by the one reason that is proved', async () => {
    const report = await forged?.report()
    expect(report && reasonsOf({ file: 'a.pdf', report })).toEqual(['SIG_CRYPTO_FAILURE'])
  })
})

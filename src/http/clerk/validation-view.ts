import { parisDateTime } from '../../core/calendar-day.ts'
import type { Check } from '../../core/verification/check.ts'
import { answerTo } from '../../core/verification/conclude.ts'
import { doubtOf } from '../../core/verification/doubt.ts'
import type { Report } from '../../core/verification/report.ts'
import type { Validation } from '../../service/clerk/validate-document.ts'
import { frenchDay } from '../../wording/french-dates.ts'
import type { Language } from '../../wording/language.ts'
import { CLERK_WORDS } from '../../wording/pages/clerk.ts'
import { wordingFor } from '../../wording.ts'
import { reportView } from '../report-view.ts'

type ClerkWords = (typeof CLERK_WORDS)['fr' | 'en']

/** What the page of a validation shows: the slip for the file of the case, what is proved by what, and every check. */
export function validationView(validation: Validation, language: Language) {
  const words = CLERK_WORDS[language]
  const { result: t } = words
  const { report, sealedPages, reference } = validation
  const view = reportView(report, language, 'server')
  return {
    ...view,
    title: t.title,
    words: t,
    isAuthentic: report.document !== null,
    isRecorded: reference !== null,
    isFullStatement: report.document?.kind === 'RII',
    slip: slipRows(validation, view.judgedOn, words, language),
    sealed: [
      ...view.rows,
      ...(sealedPages === null ? [] : [{ label: t.sealedPages, value: String(sealedPages) }]),
    ],
    signatures: signatureViews(validation, words),
    signatureAnswer: signatureAnswer(report.checks, words, language),
    history: t.history[historyProof(report.checks)],
  }
}

/** Nothing here says who the holder is, nor the clerk: the number of the document and the line of the audit do. */
function slipRows(
  { report, terms, fileDigest, reference }: Validation,
  judgedOn: string,
  { result: t, purposes, label }: ClerkWords,
  language: Language,
) {
  const { document, verdict, checks } = report
  const wording = wordingFor(language)
  const rows: readonly (readonly [string, string | null])[] = [
    [t.reference, grouped(reference)],
    [t.judgedOn, judgedOn],
    [label.court, terms.habilitation.jurisdiction],
    [t.caseNumber, terms.caseNumber],
    [label.purpose, `${purposes[terms.purpose].name} (${terms.basis})`],
    [wording.labels.document, document && wording.kinds[document.kind]],
    [t.documentReference, grouped(document?.id ?? null)],
    [wording.labels.emittedOn, document?.emittedOn ? frenchDay(document.emittedOn) : null],
    [t.sealIs, document === null ? sealDoubt(checks, t) : t.sealAuthentic],
    [wording.checks['pdf-signature'], outcomeOf('pdf-signature', report, wording.outcomes)],
    [wording.checks['visible-text'], outcomeOf('visible-text', report, wording.outcomes)],
    [t.historyRow, document?.kind === 'RII' ? t.historyIs[historyProof(checks)] : null],
    [t.verdict, wording.verdicts[verdict]],
    [t.fileDigest, fileDigest],
    [
      t.testMaterial,
      checks.some(({ reason }) => reason === 'TEST_MATERIAL') ? wording.labels.testMaterial : null,
    ],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function sealDoubt(checks: readonly Check[], { sealFalse, sealNotAuthentic }: ClerkWords['result']): string {
  return doubtOf(checks) === 'seal-false' ? sealFalse : sealNotAuthentic
}

/** Ids of ours in four groups of four; those of other issuers stay as they are. */
function grouped(id: string | null): string | null {
  return id?.replace(/^(\w{4})(\w{4})(\w{4})(\w{4})$/, '$1-$2-$3-$4') ?? null
}

function outcomeOf(
  name: Check['name'],
  { checks }: Report,
  outcomes: Readonly<Record<Check['outcome'], string>>,
): string {
  return outcomes[checks.find((check) => check.name === name)?.outcome ?? 'not-applicable']
}

function signatureAnswer(checks: readonly Check[], { result: t }: ClerkWords, language: Language) {
  const wording = wordingFor(language)
  const check = checks.find(({ name }) => name === 'pdf-signature')
  if (check === undefined) return { tone: 'unknown', text: t.noSignature }
  const isTest = checks.some(({ reason }) => reason === 'TEST_MATERIAL')
  const tone = {
    passed: isTest ? 'test' : 'good',
    failed: 'bad',
    undetermined: 'unknown',
    'not-applicable': 'unknown',
  }
  const text = check.reason === undefined ? t.signatureHolds : wording.reasons[check.reason]
  return { tone: tone[check.outcome], text }
}

/** Each by itself: what proves one signature proves nothing of a time-stamp that stands beside it. */
function signatureViews({ signatures, report }: Validation, { result: t }: ClerkWords) {
  const isForAnother = report.checks.some(({ reason }) => reason === 'PDF_SIGNER_NOT_TRUSTED')
  return (signatures ?? []).map((facts) => {
    const { kind, signer, coverage, isTrue, claimedAt, stampedAt, laterChanges } = facts
    const isRecognised = facts.isRecognised && !isForAnother
    const who: readonly (readonly [string, string])[] =
      kind === 'document-timestamp'
        ? [
            [t.stampMaker, signer ?? t.unreadable],
            [t.stampMakerTrusted, t.stampNotVerified],
          ]
        : [
            [t.signer, signer ?? t.unreadable],
            [t.signerTrusted, isRecognised ? t.yes : t.no],
          ]
    const rows: readonly (readonly [string, string | null])[] = [
      ...who,
      [t.isTrue, isTrue ? t.yes : t.no],
      [t.coverage, t.coverages[coverage]],
      [
        t.changed,
        laterChanges.length === 0 ? t.nothing : laterChanges.map((change) => t.changes[change]).join(', '),
      ],
      [t.claimedAt, claimedAt && instant(claimedAt)],
      [t.stampedAt, stampedAt === null ? t.notStamped : `${instant(stampedAt)} (${t.stampProvesNothing})`],
    ]
    return { rows: rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])) }
  })
}

function instant(iso: string): string {
  const at = parisDateTime(new Date(iso))
  return `${frenchDay(at.slice(0, 10))} ${at.slice(11, 19)}`
}

/** What proves the history printed: the signature of the PDF or nothing. */
function historyProof(checks: readonly Check[]): 'proved' | 'unproved' | 'altered' {
  const outcome = checks.find(({ name }) => name === 'pdf-signature')?.outcome
  if (outcome === 'failed' || answerTo('integrity', checks) === 'failed') return 'altered'
  return outcome === 'passed' ? 'proved' : 'unproved'
}

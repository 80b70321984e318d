import { describe, expect, it } from 'vitest'
import type { Check } from '../../src/core/verification/check.ts'
import { conclude } from '../../src/core/verification/conclude.ts'
import type { Report } from '../../src/core/verification/report.ts'
import { reportView } from '../../src/http/report-view.ts'

const SOUND: readonly Check[] = [
  { name: 'seal-signature', question: 'integrity', outcome: 'passed' },
  { name: 'certificate-chain', question: 'issuer', outcome: 'passed' },
  { name: 'validity-period', question: 'status', outcome: 'passed' },
]

function shown(checks: readonly Check[], more: Partial<Report> = {}) {
  const report: Report = {
    verdict: conclude(checks),
    at: '2026-11-22T09:00:00+01:00',
    document: null,
    withheld: null,
    checks,
    entitlement: null,
    trust: { environment: 'production', lists: [] },
    seal: null,
    ...more,
  }
  return reportView(report, 'fr', 'server')
}

describe('what a page shows of a report', () => {
  it('says of test material in production that it is worth nothing, never that it was altered', () => {
    const view = shown([
      ...SOUND,
      { name: 'pdf-signature', question: 'integrity', outcome: 'failed', reason: 'TEST_MATERIAL' },
      { name: 'environment', question: 'issuer', outcome: 'failed', reason: 'TEST_MATERIAL' },
    ])
    expect(view).toMatchObject({ verdict: 'NON VALIDE', tone: 'invalid' })
    expect(view.testNotice).toBe('Document d’essai, sans valeur')
    expect(view.first.reason).toMatch(/essai/)
    const [integrity] = view.questions
    expect(integrity).toMatchObject({ tone: 'test' })
    expect(integrity?.summary).toMatch(/^Aucune modification/)
  })

  it('says of a document that was altered that it may have been, test material or not', () => {
    const [integrity] = shown([
      ...SOUND,
      { name: 'pdf-signature', question: 'integrity', outcome: 'failed', reason: 'HASH_FAILURE' },
      { name: 'seal-signature', question: 'integrity', outcome: 'failed', reason: 'TEST_MATERIAL' },
    ]).questions
    expect(integrity).toMatchObject({ tone: 'failed' })
  })

  it('gives of a picture without a code one reason and one step, and no advice about what was never read', () => {
    const view = shown([
      { name: 'seal-found', question: 'integrity', outcome: 'undetermined', reason: 'NO_CODE' },
    ])
    expect(view.first.reason).toMatch(/code/)
    expect(view.first.next).not.toBe('')
    expect(view.questions.map(({ next }) => next)).toEqual(['', '', ''])
  })

  it('says what to do first once only', () => {
    const view = shown(SOUND)
    expect(view.first).toMatchObject({ reason: null, next: expect.stringMatching(/^Comparez/) })
    expect(view.questions.map(({ next }) => next)).not.toContain(view.first.next)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Check, CheckName } from '../../../src/core/verification/check.ts'
import type { Report } from '../../../src/core/verification/report.ts'
import { isSealAuthentic, showOnlyAuthentic } from '../../../src/service/clerk/show-only-authentic.ts'
import { issueDocument } from '../../../src/service/issue-document.ts'
import { fixture } from '../../core/records.ts'
import { type IssuingBench, openIssuingBench, requestFor } from '../issuing-bench.ts'

let bench: IssuingBench
let report: Report
beforeAll(async () => {
  bench = await openIssuingBench()
  const { pdf } = await issueDocument(bench.ports, requestFor('one-point', 'RII', { lint: 'symbol' }))
  report = await bench.verifyOwn(pdf)
}, 120_000)
afterAll(() => bench.close())

const { neph, holder } = fixture('one-point')
const withCheck = (name: CheckName, change: Partial<Check>): Report => ({
  ...report,
  checks: report.checks.map((check) => (check.name === name ? { ...check, ...change } : check)),
})

describe('what a clerk is shown of a seal', () => {
  it('all of it where it is authentic', () => {
    expect(isSealAuthentic(report)).toBe(true)
    expect(showOnlyAuthentic(report)).toEqual(report)
  })

  it.each([
    ['certificate-revocation', 'failed'],
    ['certificate-revocation', 'undetermined'],
    ['certificate-chain', 'undetermined'],
    ['certificate-period', 'failed'],
    ['issuer-allowed', 'failed'],
    ['environment', 'failed'],
    ['seal-signature', 'failed'],
    ['seal-signature', 'undetermined'],
    ['seal-format', 'failed'],
  ] as const)('nothing where %s is %s', (name, outcome) => {
    const shown = showOnlyAuthentic(withCheck(name, { outcome }))
    expect(shown.document).toBeNull()
    for (const hidden of [neph, holder.birthName]) expect(JSON.stringify(shown)).not.toContain(hidden)
  })

  it('no check quotes a value of a seal that is not authentic', () => {
    const quoting = withCheck('visible-text', { outcome: 'failed', detail: `neph: sealed « ${neph} »` })
    const checks = quoting.checks.map((check) =>
      check.name === 'certificate-revocation' ? { ...check, outcome: 'failed' as const } : check,
    )
    expect(JSON.stringify(showOnlyAuthentic({ ...quoting, checks }))).not.toContain(neph)
    expect(JSON.stringify(showOnlyAuthentic(quoting))).toContain(neph)
  })

  it.each(['visible-text', 'pdf-signature', 'page-count'] as const)(
    'the seal, although the page around it fails: %s',
    (name) => expect(isSealAuthentic(withCheck(name, { outcome: 'failed' }))).toBe(true),
  )

  it('of several codes only the judgement of each', () => {
    const { verdict, checks, document, withheld, seal } = report
    const codes = [{ page: 1, position: null, verdict, checks, document, withheld, seal }]
    const shown = showOnlyAuthentic({ ...report, document: null, seal: null, codes })
    expect(shown.codes?.[0]?.verdict).toBe(verdict)
    expect(JSON.stringify(shown)).not.toContain(neph)
  })
})

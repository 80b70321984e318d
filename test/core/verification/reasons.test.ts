import { describe, expect, it } from 'vitest'
import { QUESTIONS } from '../../../src/core/verification/check.ts'
import { conclude } from '../../../src/core/verification/conclude.ts'
import { REASONS, type Reason } from '../../../src/core/verification/reason.ts'
import { expectCheck } from './bench.ts'
import { INTEGRITY_CASES } from './cases/integrity-cases.ts'
import { ISSUER_CASES } from './cases/issuer-cases.ts'
import type { ReasonCases } from './cases/reason-case.ts'
import { STATUS_CASES } from './cases/status-cases.ts'
import { TRUST_LIST_CASES } from './cases/trust-list-cases.ts'
import { WITHDRAWAL_CASES } from './cases/withdrawal-cases.ts'

const CASES: ReasonCases = {
  ...INTEGRITY_CASES,
  ...ISSUER_CASES,
  ...STATUS_CASES,
  ...TRUST_LIST_CASES,
  ...WITHDRAWAL_CASES,
}

/** Reasons of answers that are no checks: entitlement.test.ts and withholding.test.ts meet each of them. */
const ANSWERED_APART: readonly Reason[] = [
  'CATEGORY_HELD',
  'CATEGORY_NOT_HELD',
  'LICENCE_SUSPENDED',
  'LICENCE_INVALID',
  'LICENCE_ANNULLED',
  'LICENCE_STATE_FORBIDS',
  'LICENCE_STATE_UNKNOWN',
  'DOCUMENT_NOT_VALID',
  'CATEGORIES_NOT_SEALED',
  'REGISTER_DATA_TOO_OLD',
  'CATEGORY_END_PASSED',
  'RESTRICTIONS_NOT_SEALED',
  'END_DATE_NOT_SEALED',
  'POINTS_RESERVED',
]

describe('the reasons', () => {
  it('are each met by a case, or answered apart', () => {
    const met = [...Object.keys(CASES), ...ANSWERED_APART]
    expect([...met].sort()).toEqual([...REASONS].sort())
  })
})

for (const [reason, cases] of Object.entries(CASES) as readonly [Reason, NonNullable<ReasonCases[Reason]>][])
  describe(reason, () => {
    it.each(cases)('$check is $outcome when $when', async ({ report, check, outcome, verdict }) => {
      const judged = await report()
      expectCheck(judged, check, outcome, reason)
      expect(judged.verdict).toBe(verdict)
      expect(judged.verdict).toBe(conclude(judged.checks))
      if (verdict === 'valid')
        for (const question of QUESTIONS)
          expect(judged.checks.some((c) => c.question === question && c.outcome === 'passed')).toBe(true)
    })
  })

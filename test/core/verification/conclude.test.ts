import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHECK_QUESTIONS,
  type Check,
  type CheckName,
  failed,
  notApplicable,
  type Outcome,
  passed,
  QUESTIONS,
  undetermined,
  type Verdict,
} from '../../../src/core/verification/check.ts'
import { conclude, worstVerdict } from '../../../src/core/verification/conclude.ts'

const MAKE: Readonly<Record<Outcome, (name: CheckName) => Check>> = {
  passed: (name) => passed(name),
  failed: (name) => failed(name, 'FORMAT_FAILURE'),
  undetermined: (name) => undetermined(name, 'NO_CODE'),
  'not-applicable': (name) => notApplicable(name, 'NOT_ASKED'),
}

const integrity = (outcome: Outcome) => MAKE[outcome]('seal-signature')
const issuer = (outcome: Outcome) => MAKE[outcome]('issuer-allowed')
const status = (outcome: Outcome) => MAKE[outcome]('validity-period')

const TABLE: readonly (readonly [Outcome, Outcome, Outcome, Verdict])[] = [
  ['passed', 'passed', 'passed', 'valid'],
  ['passed', 'passed', 'undetermined', 'indeterminate'],
  ['passed', 'undetermined', 'passed', 'indeterminate'],
  ['undetermined', 'passed', 'passed', 'indeterminate'],
  ['passed', 'passed', 'not-applicable', 'indeterminate'],
  ['passed', 'not-applicable', 'passed', 'indeterminate'],
  ['not-applicable', 'passed', 'passed', 'indeterminate'],
  ['not-applicable', 'not-applicable', 'not-applicable', 'indeterminate'],
  ['failed', 'passed', 'passed', 'invalid'],
  ['passed', 'failed', 'undetermined', 'invalid'],
  ['undetermined', 'undetermined', 'failed', 'invalid'],
  ['failed', 'not-applicable', 'not-applicable', 'invalid'],
]

const anyCheck = fc
  .tuple(
    fc.constantFrom(...(Object.keys(CHECK_QUESTIONS) as CheckName[])),
    fc.constantFrom<Outcome>('passed', 'failed', 'undetermined', 'not-applicable'),
  )
  .map(([name, outcome]) => MAKE[outcome](name))

describe('the verdict', () => {
  it.each(TABLE)('of integrity %s, issuer %s, status %s is %s', (one, two, three, verdict) => {
    expect(conclude([integrity(one), issuer(two), status(three)])).toBe(verdict)
  })

  it('of no check at all is indeterminate: silence is never consent', () => {
    expect(conclude([])).toBe('indeterminate')
  })

  it('of one answered question is indeterminate while the others are silent', () => {
    for (const name of Object.keys(CHECK_QUESTIONS) as CheckName[])
      expect(conclude([passed(name)])).toBe('indeterminate')
  })

  it('does not depend on the order of the checks, nor on checks that do not apply', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 25 }), (checks) => {
        const verdict = conclude(checks)
        expect(conclude([...checks].reverse())).toBe(verdict)
        expect(conclude(checks.filter(({ outcome }) => outcome !== 'not-applicable'))).toBe(verdict)
      }),
    )
  })

  it('is valid only if every question has an answer and every answer is yes', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 25 }), (checks) => {
        const asked = checks.filter(({ outcome }) => outcome !== 'not-applicable')
        const sound =
          asked.every(({ outcome }) => outcome === 'passed') &&
          QUESTIONS.every((question) => asked.some((check) => check.question === question))
        expect(conclude(checks) === 'valid').toBe(sound)
      }),
    )
  })
})

describe('the worst of several verdicts', () => {
  it('is invalid, then indeterminate, then valid; of none it is indeterminate', () => {
    expect(worstVerdict(['valid', 'invalid', 'indeterminate'])).toBe('invalid')
    expect(worstVerdict(['valid', 'indeterminate'])).toBe('indeterminate')
    expect(worstVerdict(['valid', 'valid'])).toBe('valid')
    expect(worstVerdict([])).toBe('indeterminate')
  })
})

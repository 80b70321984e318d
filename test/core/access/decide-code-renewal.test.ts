import { describe, expect, it } from 'vitest'
import { CODE_RENEWAL_RULES, decideCodeRenewal } from '../../../src/core/access/decide-code-renewal.ts'
import type { Requester } from '../../../src/core/access/requester.ts'

const NEPH = '051227308989'
const request = { kind: 'request', purpose: 'code perdu', requestedBy: 'agent 12' } as const

const GRANTED: readonly Requester[] = [
  { role: 'holder', signedInBy: 'franceconnect', neph: NEPH },
  { role: 'operator', mandate: { kind: 'demonstration' } },
  { role: 'operator', mandate: request },
]

const REFUSED: readonly (readonly [Requester, string])[] = [
  [{ role: 'anonymous' }, 'POINTS_RESERVED'],
  [{ role: 'employer' }, 'POINTS_RESERVED'],
  [{ role: 'insurer' }, 'POINTS_RESERVED'],
  [{ role: 'authority' }, 'POINTS_RESERVED'],
  [{ role: 'holder', signedInBy: 'account', neph: NEPH }, 'FRANCECONNECT_REQUIRED'],
  [{ role: 'holder', signedInBy: 'franceconnect', neph: '960880202744' }, 'FRANCECONNECT_REQUIRED'],
  [{ role: 'holder', signedInBy: 'franceconnect' }, 'FRANCECONNECT_REQUIRED'],
  [{ role: 'operator', mandate: { kind: 'none' } }, 'MANDATE_REQUIRED'],
]

describe('the renewal of a confidential code', () => {
  it.each(GRANTED)('is granted to %o, with its article', (requester) => {
    const decision = decideCodeRenewal(requester, NEPH)
    expect(decision.granted).toBe(true)
    expect(decision.basis).toMatch(/^C\. route R225-6/)
  })

  it.each(REFUSED)('is refused to %o for %s', (requester, reason) => {
    expect(decideCodeRenewal(requester, NEPH)).toMatchObject({ granted: false, reason })
  })

  it('has no rule that grants nothing', () => {
    const used = new Set(
      GRANTED.map((requester) => decideCodeRenewal(requester, NEPH)).map((d) => (d.granted ? d.rule : null)),
    )
    expect(CODE_RENEWAL_RULES.filter(({ rule }) => !used.has(rule))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { ACCESS_RULES, decideAccess } from '../../../src/core/access/decide-access.ts'
import { CODE_RENEWAL_RULES, decideCodeRenewal } from '../../../src/core/access/decide-code-renewal.ts'
import { decidePointsAccess, POINTS_RULES } from '../../../src/core/access/decide-points-access.ts'
import type { Requester } from '../../../src/core/access/requester.ts'
import { AUDIT_ACTIONS, type AuditAction, composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { AUDIT_RIGHTS } from '../../../src/core/audit/audit-rights.ts'
import { DOCUMENT_KINDS } from '../../../src/core/documents/document-kind.ts'
import { FIRST_AT as at } from './log.ts'

const NEPH = '051227308989'

/** Actions whose rule and article core/access tells. */
const DECIDED: readonly AuditAction[] = [
  'issue',
  'read-points',
  'read-licence',
  'read-document',
  'renew-code',
  'validate-document',
]
const REQUESTERS: readonly Requester[] = [
  { role: 'anonymous' },
  { role: 'employer' },
  { role: 'insurer' },
  { role: 'authority' },
  { role: 'authority', clerk: { court: 'administrative', purpose: 'criminal-proceedings' } },
  { role: 'holder', signedInBy: 'franceconnect', neph: NEPH },
  { role: 'holder', signedInBy: 'account', neph: '999999999999' },
  { role: 'operator', mandate: { kind: 'none' } },
  { role: 'operator', mandate: { kind: 'demonstration' } },
]
const ROLES = ['holder', 'anonymous', 'authority', 'operator', 'system'] as const

describe('why and by what right', () => {
  it.each(AUDIT_ACTIONS)('a line of %s has a rule and an article where it is granted', (action) => {
    if (DECIDED.includes(action)) return expect(AUDIT_RIGHTS[action]).toMatchObject({ rule: null })
    for (const role of ROLES) {
      const { rule, basis } = composeAuditEntry({ at, action, role, outcome: 'granted' })
      expect(rule).toMatch(/^[a-z]+(-[a-z]+)+$/)
      expect(basis).toMatch(/^(C\. route [LR]\d|RGPD art\. \d)/)
    }
  })

  it.each(AUDIT_ACTIONS)('a line of %s has a reason and no rule where it is refused', (action) => {
    const refused = composeAuditEntry({ at, action, role: 'anonymous', outcome: 'refused' })
    expect(refused).toMatchObject({ reason: 'NO_RULE_ALLOWS', rule: null })
    const told = composeAuditEntry({ at, action, role: 'anonymous', outcome: 'refused', reason: 'WHY' })
    expect(told.reason).toBe('WHY')
  })

  it('what core/access decides has its rule or its reason, and its article in either case', () => {
    const decisions = REQUESTERS.flatMap((requester) => [
      decidePointsAccess(requester, NEPH),
      decideCodeRenewal(requester, NEPH),
      ...DOCUMENT_KINDS.flatMap((kind) => [
        decideAccess(requester, 'issue', kind),
        decideAccess(requester, 'read-sealed-content', kind),
      ]),
    ])
    for (const decision of decisions) {
      expect(decision.basis).toMatch(/^C\. route [LR]/)
      expect(decision.granted ? decision.rule : decision.reason).toMatch(/^[A-Za-z]+([-_][A-Za-z]+)+$/)
    }
  })

  it('no rule of the audit has the name of a rule of core/access, which means something else', () => {
    const access = [...ACCESS_RULES, ...POINTS_RULES, ...CODE_RENEWAL_RULES].map(({ rule }) => rule)
    const own = AUDIT_ACTIONS.flatMap((action) => AUDIT_RIGHTS[action].rule ?? [])
    expect(own.filter((rule) => access.includes(rule))).toEqual([])
  })

  it('what a holder does has the own file for its purpose, or the safety of the account', () => {
    for (const action of ['sign-in', 'link-licence', 'open-request', 'consult-trace', 'issue'] as const)
      expect(composeAuditEntry({ at, action, role: 'holder', outcome: 'granted' }).purpose).toBe('own-file')
    expect(composeAuditEntry({ at, action: 'cut-link', role: 'holder', outcome: 'granted' }).purpose).toBe(
      'account-security',
    )
  })

  it('nobody else is said to act for the own file', () => {
    for (const action of AUDIT_ACTIONS)
      for (const role of ['authority', 'operator', 'system'] as const)
        expect(composeAuditEntry({ at, action, role, outcome: 'refused' }).purpose).not.toBe('own-file')
  })

  it('what is told goes before the table', () => {
    const told = { rule: 'a-rule', basis: 'C. route L225-4', purpose: 'recours' }
    const entry = composeAuditEntry({ ...told, at, action: 'sign-in', role: 'holder', outcome: 'granted' })
    expect(entry).toMatchObject(told)
  })
})

import { describe, expect, it } from 'vitest'
import { ACCESS_RULES, type Action, decideAccess } from '../../../src/core/access/decide-access.ts'
import type { Requester } from '../../../src/core/access/requester.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../../../src/core/documents/document-kind.ts'

const REQUESTERS = {
  anonymous: { role: 'anonymous' },
  employer: { role: 'employer' },
  insurer: { role: 'insurer' },
  authority: { role: 'authority' },
  'holder by FranceConnect': { role: 'holder', signedInBy: 'franceconnect' },
  'holder by local account': { role: 'holder', signedInBy: 'account' },
  'operator in demonstration': { role: 'operator', mandate: { kind: 'demonstration' } },
  'operator on request': {
    role: 'operator',
    mandate: { kind: 'request', purpose: 'contrôle', requestedBy: 'agent 12' },
  },
  'program of an operator for ADCS alone': {
    role: 'operator',
    mandate: { kind: 'request', purpose: 'p', requestedBy: 'r', documents: ['ADCS'] },
  },
  'operator without mandate': { role: 'operator', mandate: { kind: 'none' } },
} as const satisfies Record<string, Requester>

type Name = keyof typeof REQUESTERS

const ALL = DOCUMENT_KINDS
const OPEN: readonly DocumentKind[] = ['ADCS', 'RIR', 'APC', 'EXAM_CERTIFICATE', 'OTHER']

/** The whole policy: what each may read of a seal, and what each may have issued. Anything else is refused. */
const GRANTED: Readonly<Record<Name, Readonly<Record<Action, readonly DocumentKind[]>>>> = {
  anonymous: { 'read-sealed-content': OPEN, issue: [] },
  employer: { 'read-sealed-content': OPEN, issue: [] },
  insurer: { 'read-sealed-content': OPEN, issue: [] },
  authority: { 'read-sealed-content': ALL, issue: [] },
  'holder by FranceConnect': { 'read-sealed-content': ALL, issue: ['ADCS', 'RII'] },
  'holder by local account': { 'read-sealed-content': OPEN, issue: ['ADCS'] },
  'operator in demonstration': { 'read-sealed-content': OPEN, issue: ['ADCS', 'RII', 'LETTER'] },
  'operator on request': { 'read-sealed-content': OPEN, issue: ['ADCS', 'RII', 'LETTER'] },
  'program of an operator for ADCS alone': { 'read-sealed-content': OPEN, issue: ['ADCS'] },
  'operator without mandate': { 'read-sealed-content': OPEN, issue: [] },
}

const PRODUCT = (Object.keys(REQUESTERS) as Name[]).flatMap((name) =>
  (['read-sealed-content', 'issue'] as const).flatMap((action) =>
    DOCUMENT_KINDS.map((kind) => [name, action, kind] as const),
  ),
)

describe('the access policy', () => {
  it.each(PRODUCT)('%s, %s, %s', (name, action, kind) => {
    const decision = decideAccess(REQUESTERS[name], action, kind)
    expect(decision.granted).toBe(GRANTED[name][action].includes(kind))
    expect(decision.basis).toMatch(/^C\. route [LR]\d{3}-\d/)
  })

  it('refuses whatever no rule allows', () => {
    const action = 'shred' as Action
    for (const requester of Object.values(REQUESTERS))
      for (const kind of ALL) expect(decideAccess(requester, action, kind).granted).toBe(false)
  })

  it('names each rule once, and each grants something', () => {
    const names = ACCESS_RULES.map(({ rule }) => rule)
    expect(new Set(names).size).toBe(names.length)
    const used = PRODUCT.map(([name, action, kind]) => decideAccess(REQUESTERS[name], action, kind))
    const granting = new Set(used.map((decision) => (decision.granted ? decision.rule : null)))
    expect(names.filter((name) => !granting.has(name))).toEqual([])
  })

  it.each([
    ['employer', 'read-sealed-content', 'RII', 'POINTS_RESERVED', 'C. route L223-7'],
    ['insurer', 'read-sealed-content', 'LETTER', 'POINTS_RESERVED', 'C. route L223-7'],
    ['employer', 'issue', 'RII', 'POINTS_RESERVED', 'C. route L223-7'],
    ['employer', 'issue', 'ADCS', 'NO_RULE_ALLOWS', 'C. route L225-6'],
    ['authority', 'issue', 'ADCS', 'NO_RULE_ALLOWS', 'C. route L225-6'],
    ['holder by local account', 'issue', 'RII', 'FRANCECONNECT_REQUIRED', 'C. route R225-6 III'],
    [
      'holder by local account',
      'read-sealed-content',
      'RII',
      'FRANCECONNECT_REQUIRED',
      'C. route R225-6 III',
    ],
    ['operator without mandate', 'issue', 'ADCS', 'MANDATE_REQUIRED', 'C. route R225-4 I 2° d'],
  ] as const)('refuses %s to %s an %s for %s', (name, action, kind, reason, basis) => {
    expect(decideAccess(REQUESTERS[name], action, kind)).toEqual({ granted: false, reason, basis })
  })
})

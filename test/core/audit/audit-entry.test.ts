import { describe, expect, it } from 'vitest'
import { auditBody, readAuditBody } from '../../../src/core/audit/audit-body.ts'
import { bodyHash } from '../../../src/core/audit/audit-chain.ts'
import { AUDIT_ACTIONS, auditedRequester, composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { exportedLine, readExportedLine } from '../../../src/core/audit/audit-export.ts'
import { headText, readHead } from '../../../src/core/audit/audit-head.ts'
import { merkleRoot } from '../../../src/core/audit/merkle-root.ts'
import { AUDIT_RETENTION, isErasable } from '../../../src/core/audit/retention-policy.ts'
import { hex } from '../../../src/core/trust/hex.ts'
import { facts, headKey, makeLog } from './log.ts'

describe('a line of the audit', () => {
  it('has the same keys in the same order, whatever is told of it', () => {
    const { action, outcome, role, at } = facts(0)
    const keys = (text: string) => Object.keys(JSON.parse(text))
    const short = auditBody(composeAuditEntry({ outcome, role, at, action }), 'salt')
    const long = auditBody(
      composeAuditEntry(facts(0, { caseNumber: '26/1', service: '17750111100018' })),
      'salt',
    )
    expect(keys(short)).toEqual(keys(long))
    expect(short).toMatch(/^\{"at":"2026-11-22T09:00:00\+01:00","action":"issue","outcome":"granted",/)
  })

  it('is read back as it was written, without its salt', () => {
    const entry = composeAuditEntry(facts(3, { purpose: 'réquisition « 12/26 »' }))
    expect(readAuditBody(auditBody(entry, 'salt'))).toEqual(entry)
    for (const text of ['', '{}', 'null', auditBody(entry, 'salt').replace('issue', 'verify')])
      expect(readAuditBody(text)).toBeNull()
  })

  it('names an operator by the words of the mandate, and a holder by the file alone', () => {
    const mandate = { kind: 'request', purpose: 'recours', requestedBy: 'agent 7' } as const
    expect(auditedRequester({ role: 'operator', mandate })).toEqual({
      role: 'operator',
      requester: 'agent 7',
      purpose: 'recours',
      signedInBy: null,
    })
    expect(auditedRequester({ role: 'holder', signedInBy: 'account', neph: '051227308989' })).toEqual({
      role: 'holder',
      requester: null,
      purpose: 'own-file',
      signedInBy: 'account',
    })
  })

  it('is never about a verification: the closed list of actions has none', () => {
    expect(AUDIT_ACTIONS.filter((action) => /verif|scan|present/.test(action))).toEqual([])
  })

  it('is the same once exported and read', async () => {
    const { lines, heads } = await makeLog([2], await headKey())
    expect(lines.map((line) => readExportedLine(exportedLine(line)))).toEqual(lines)
    expect(heads.map((head) => readHead(headText(head)))).toEqual(heads)
    expect(readExportedLine('{"seq":1}')).toBeNull()
    expect(readHead('{"seq":1}')).toBeNull()
  })
})

describe('the Merkle root', () => {
  it('is that of RFC 6962 for known leaves', async () => {
    // Test vectors of Certificate Transparency: the empty tree, and one empty leaf.
    expect(hex(await merkleRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(await merkleRoot([new Uint8Array()]))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    const leaves = [[], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43]]
    expect(hex(await merkleRoot(leaves.slice(0, 3).map((leaf) => Uint8Array.from(leaf))))).toBe(
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    )
  })

  it('depends on the order of the lines', async () => {
    const [one, other] = await Promise.all(['a', 'b'].map((body) => bodyHash(body)))
    if (!one || !other) throw new TypeError('two hashes')
    expect(hex(await merkleRoot([one, other]))).not.toBe(hex(await merkleRoot([other, one])))
  })
})

describe('retention', () => {
  it('has a delay for each action, three years for disclosures', () => {
    expect(Object.keys(AUDIT_RETENTION).sort()).toEqual([...AUDIT_ACTIONS].sort())
    expect(AUDIT_RETENTION.issue.months).toBe(36)
  })

  it('runs out on the same day of the month, in Europe/Paris', () => {
    const line = { at: new Date('2026-11-22T23:30:00Z'), action: 'sign-in' }
    expect(isErasable(line, new Date('2027-11-22T22:59:00Z'))).toBe(false)
    expect(isErasable(line, new Date('2027-11-22T23:00:00Z'))).toBe(true)
  })

  it('never runs out for an action that the policy does not know', () => {
    const line = { at: new Date('1990-01-01T00:00:00Z'), action: 'unheard-of' }
    expect(isErasable(line, new Date('2090-01-01T00:00:00Z'))).toBe(false)
  })
})

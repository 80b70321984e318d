import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperatorMandate } from '../../src/core/access/requester.ts'
import { composeAuditEntry } from '../../src/core/audit/audit-entry.ts'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { sealIdentity } from '../../src/core/seal/seal-identity.ts'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { readWithdrawalList } from '../../src/core/trust/withdrawal-list.ts'
import type { Report } from '../../src/core/verification/report.ts'
import { verifyDocument } from '../../src/core/verification/verify-document.ts'
import { issueOrder } from '../../src/service/batch/issue-order.ts'
import type { IssuedDocument } from '../../src/service/issue-document.ts'
import { databaseHolderNotices } from '../../src/storage/database/database-holder-notices.ts'
import { databaseWithdrawals } from '../../src/storage/database/database-withdrawals.ts'
import { readTrustSnapshot, type TrustSnapshot } from '../../src/web/trust-snapshot.ts'
import { fixture } from '../core/records.ts'
import { requestFor } from '../service/issuing-bench.ts'
import { auditedIn } from '../storage/database/audited.ts'
import { type RunningApp, startApp } from './running-app.ts'

const MANDATE: OperatorMandate = {
  kind: 'request',
  purpose: 'erreur de guichet',
  requestedBy: 'chef de service',
}
let app: RunningApp
beforeAll(async () => {
  app = await startApp()
}, 180_000)
afterAll(() => app.close())

const get = (path: string, cookie = '') => fetch(app.url + path, { headers: { cookie } })
const verify = async ({ payload }: IssuedDocument): Promise<Report> => {
  const body = JSON.stringify({ payload })
  const headers = { 'content-type': 'application/json' }
  return (await (
    await fetch(`${app.url}/api/v1/verifications`, { method: 'POST', headers, body })
  ).json()) as Report
}
const withdrawalOf = ({ checks }: Report) => checks.find(({ name }) => name === 'withdrawal')
const withdraw = (documentId: string, mandate: OperatorMandate = MANDATE) =>
  app.issuing.withdrawals.withdraw({ documentId, reason: 'wrong-person', mandate, at: new Date() })
const published = async () => readWithdrawalList(await (await get('/trust/withdrawals/FR00.jws')).text())
const identityOf = ({ payload }: IssuedDocument) => sealIdentity(decodeSeal(payload))

describe('a document withdrawn while the service runs', { timeout: 60_000 }, () => {
  it('is refused by the next verification, and named by the list that is published', async () => {
    const document = await app.issue('clean-b', 'ADCS')
    const before = await published()
    expect(before.entries.size).toBe(0)
    const valid = await verify(document)
    expect(valid.verdict).toBe('valid')
    expect(withdrawalOf(valid)).toMatchObject({ outcome: 'passed' })

    const done = await withdraw(document.id)
    expect(done).toMatchObject({
      withdrawn: { id: document.id, kind: 'ADCS', reason: 'wrong-person', isRepeated: false },
      published: [{ issuer: 'FR00' }],
      isPublishingFaulty: false,
    })
    const refused = await verify(document)
    expect(refused.verdict).toBe('invalid')
    expect(withdrawalOf(refused)).toMatchObject({ outcome: 'failed', reason: 'DOCUMENT_WITHDRAWN' })
    const after = await published()
    expect(after.sequence).toBeGreaterThan(before.sequence)
    expect([...after.entries.keys()]).toEqual([await identityOf(document)])
  })

  it('leaves its line, and a notice to its holder; asked again a line that it was told, and no other notice', async () => {
    const { neph } = fixture('suspended')
    const { id } = await app.issue('suspended', 'RII')
    await withdraw(id)
    const again = await withdraw(id)
    expect(again.withdrawn.isRepeated).toBe(true)
    const { db, keys } = app.issuing.registry
    const lines = (await auditedIn({ db })).filter(
      ({ documentId, action }) => documentId === id && action === 'withdraw',
    )
    const line = {
      ...{ outcome: 'granted', role: 'operator', requester: 'chef de service', purpose: 'erreur de guichet' },
      ...{ rule: 'operator-withdraws-document', basis: 'C. route R225-4 I 2° d, RGPD art. 5 § 1 d et f' },
      ...{ kind: 'RII', neph },
    }
    expect(lines).toMatchObject([
      { ...line, reason: 'wrong-person' },
      { ...line, reason: 'ALREADY_WITHDRAWN' },
    ])
    expect(await databaseHolderNotices(db, keys).list(neph)).toMatchObject([
      { code: 'DOCUMENT_WITHDRAWN', details: { by: 'operator', documentId: id }, readAt: null },
    ])
  })

  it('is told to programs of its driver, and its file is gone', async () => {
    const document = await app.issue('one-point', 'ADCS')
    const cookie = await app.signIn('one-point')
    const file = `/api/v1/me/documents/${document.id}`
    expect((await get(file, cookie)).status).toBe(200)
    const { withdrawn } = await withdraw(document.id)
    const gone = await get(file, cookie)
    expect(gone.status).toBe(410)
    expect(await gone.json()).toMatchObject({ code: 'DOCUMENT_WITHDRAWN', status: 410 })
    const { documents } = (await (await get('/api/v1/me/documents', cookie)).json()) as {
      documents: unknown[]
    }
    expect(documents).toContainEqual(
      expect.objectContaining({
        id: document.id,
        refusedFor: 'DOCUMENT_WITHDRAWN',
        withdrawal: { at: expect.any(String), reason: withdrawn.reason },
      }),
    )
  })

  it('is told as such where its order is taken up again, and is not issued anew', async () => {
    const { id } = await app.issue('clean-b', 'ADCS')
    const request = requestFor('clean-b', 'ADCS')
    const { documents } = app.issuing.registry
    const ports = { ...(await app.issuing.issuePorts()), documents }
    expect(await issueOrder(ports, { documentId: id, request })).toMatchObject({ id })
    await withdraw(id)
    await expect(issueOrder(ports, { documentId: id, request })).rejects.toMatchObject({
      code: 'DOCUMENT_WITHDRAWN',
    })
  })

  it('is refused in browsers by what the service hands them', async () => {
    const document = await app.issue('clean-b', 'ADCS')
    await withdraw(document.id)
    const snapshot = (await (await get('/trust/verifier.json')).json()) as TrustSnapshot
    const trust = await assembleTrust(readTrustSnapshot(snapshot))
    const codes = [{ text: document.payload, page: 1, position: null }]
    const evidence = { source: 'seal-text', codes, otherCodes: [], pdf: null } as const
    const options = { requester: { role: 'anonymous' }, environment: 'test' } as const
    const report = await verifyDocument(evidence, trust, new Date(), options)
    expect(withdrawalOf(report)).toMatchObject({ outcome: 'failed', reason: 'DOCUMENT_WITHDRAWN' })
  })

  it('by another instance on the same database is refused here soon, too', async () => {
    const document = await app.issue('clean-b', 'ADCS')
    expect((await verify(document)).verdict).toBe('valid')
    const { db, keys } = app.issuing.registry
    const register = databaseWithdrawals(db, keys)
    const found = (await register.find(document.id)) ?? expect.fail()
    const line = composeAuditEntry({
      ...{ at: new Date(), action: 'withdraw', outcome: 'granted', role: 'operator' },
    })
    const notice = { code: 'DOCUMENT_WITHDRAWN', details: {} } as const
    await register.withdraw(found, { at: new Date(), reason: 'wrong-content' }, { line, notice })
    await expect.poll(async () => (await verify(document)).verdict, { timeout: 10_000 }).toBe('invalid')
    expect((await published()).entries.has(await identityOf(document))).toBe(true)
  })
})

describe('a withdrawal that is not done', () => {
  it('for want of a mandate leaves its line, and the document stands', async () => {
    const document = await app.issue('clean-b', 'ADCS')
    await expect(withdraw(document.id, { kind: 'none' })).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
      evidence: { reason: 'MANDATE_REQUIRED' },
    })
    expect((await verify(document)).verdict).toBe('valid')
    expect((await auditedIn(app.issuing.registry)).at(-1)).toMatchObject({
      action: 'withdraw',
      outcome: 'refused',
      reason: 'MANDATE_REQUIRED',
      documentId: document.id,
    })
  })

  it('of a document that is none is unknown, and leaves its line', async () => {
    await expect(withdraw('ZZZZZZZZZZZZZZZZ')).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' })
    expect((await auditedIn(app.issuing.registry)).at(-1)).toMatchObject({
      action: 'withdraw',
      outcome: 'failed',
      reason: 'DOCUMENT_UNKNOWN',
    })
  })
})

describe('GET /trust/withdrawals', () => {
  it('gives a signed text that anybody may keep for a minute', async () => {
    const answer = await get('/trust/withdrawals/FR00.jws')
    expect(answer.headers.get('content-type')).toBe('application/jose')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
  })

  it.each(['FR01.jws', 'FR00.crl', 'FR00.key.pem', '..%2Fpki.json'])('has no %s', async (file) => {
    expect((await get(`/trust/withdrawals/${file}`)).status).toBe(404)
  })
})

import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { addMonths, parisDay } from '../../../src/core/calendar-day.ts'
import { batchResultsSchema, issuingBatchSchema } from '../../../src/http/api/issuing-batch-schema.ts'
import { serviceMetrics } from '../../../src/http/metrics.ts'
import { countLines } from '../../../src/http/metrics-counting.ts'
import { openIssuingQueue } from '../../../src/main/issuing-queue.ts'
import {
  type GrantedOperatorKey,
  grantOperatorKey,
  revokeOperatorKey,
} from '../../../src/service/operator/manage-operator-keys.ts'
import { OPERATOR_KEY_KINDS } from '../../../src/service/operator/operator-key.ts'
import { databaseOperatorKeys } from '../../../src/storage/database/database-operator-keys.ts'
import { auditedIn } from '../../storage/database/audited.ts'
import { formWith, type RunningApp, startApp } from '../running-app.ts'

const ROOT = '/api/v1/issuing-batches'
const NEPH = '051227308989'
const UNKNOWN = '999999999999'
const NONE = '00000000-0000-4000-8000-000000000000'
const metrics = serviceMetrics()

let app: RunningApp
let key: GrantedOperatorKey
let other: GrantedOperatorKey
beforeAll(async () => {
  app = await startApp()
  key = await grant('Portail des flottes')
  other = await grant('Autre programme')
})
afterAll(() => app.close())

function grant(name: string): Promise<GrantedOperatorKey> {
  const at = new Date()
  const mandate = { name, purpose: 'Demande des titulaires', kinds: OPERATOR_KEY_KINDS, grantedBy: 'chef' }
  return grantOperatorKey(keys(), { ...mandate, validTo: addMonths(parisDay(at), 1), at })
}

const keys = () => databaseOperatorKeys(app.issuing.registry.db, app.issuing.registry.keys)

function ask(path: string, { secret } = key, more: RequestInit = {}) {
  const headers = { ...more.headers, Authorization: `Bearer ${secret}` }
  return fetch(`${app.url}${path}`, { ...more, headers })
}

function order(body: string, type = 'text/csv', headers: Record<string, string> = {}, by = key) {
  const sent = { 'Content-Type': type, 'Idempotency-Key': crypto.randomUUID(), ...headers }
  return ask(ROOT, by, { method: 'POST', body, headers: sent })
}

async function ordered(body: string, type?: string) {
  const response = await order(body, type)
  expect(response.status).toBe(202)
  const batch = issuingBatchSchema.parse(await response.json())
  expect(response.headers.get('location')).toBe(`${ROOT}/${batch.id}`)
  return batch
}

async function finished(id: string) {
  const log = pino({ level: 'silent' })
  const worker = await openIssuingQueue(app.issuing, log, countLines(metrics))
  try {
    for (;;) {
      const batch = issuingBatchSchema.parse(await (await ask(`${ROOT}/${id}`)).json())
      if (batch.state !== 'running') return batch
      await wait(100)
    }
  } finally {
    await worker.stop()
  }
}

async function resultsOf(id: string, query = '') {
  return batchResultsSchema.parse(await (await ask(`${ROOT}/${id}/results${query}`)).json())
}

const audited = () => auditedIn(app.issuing.registry)

describe('a batch of orders', () => {
  it('is taken at once, issued by the queue, and answered line by line without any number', async () => {
    const { id } = await ordered(
      `kind,neph,siren\nadcs,${NEPH},552100554\nrii,"05 12 27 308989"\n\nadcs,${UNKNOWN}\nadcs,${NEPH},1\nlicence,${NEPH}\n`,
    )
    expect(await resultsOf(id)).toMatchObject({
      results: [...Array.from({ length: 4 }, () => ({ state: 'waiting' })), { state: 'failed' }],
    })
    expect(await finished(id)).toMatchObject({ state: 'done', total: 5, done: 2, failed: 3 })
    const { results, next } = await resultsOf(id)
    expect(next).toBeNull()
    expect(results).toMatchObject([
      { line: 2, kind: 'ADCS', state: 'done', document: { recipientSiren: '552100554', warnings: [] } },
      { line: 3, kind: 'RII', state: 'done', document: { expiresOn: null } },
      { line: 5, kind: 'ADCS', state: 'failed', document: null, error: { code: 'UNKNOWN_NEPH' } },
      { line: 6, state: 'failed', error: { code: 'RECIPIENT_NOT_A_SIREN' } },
      { line: 7, kind: null, state: 'failed', error: { code: 'ORDER_KIND_UNKNOWN' } },
    ])
    expect(JSON.stringify(results)).not.toContain(NEPH)
    expect(await metrics.registry.metrics()).toContain(
      'permis_batch_lines_total{kind="RII",outcome="done"} 1',
    )
    expect((await resultsOf(id, '?after=5')).results).toHaveLength(2)
  })

  it('hands over PDFs that verify, each time with its audit line', async () => {
    const orders = [
      { kind: 'ADCS', neph: NEPH },
      { kind: 'RII', neph: NEPH, recipientSiren: null },
    ]
    const { id } = await ordered(JSON.stringify({ orders }), 'application/json')
    await finished(id)
    const { results } = await resultsOf(id)
    for (const { kind, document } of results) {
      const response = await ask(document?.href ?? '')
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toContain(`${kind}-${document?.id}.pdf`)
      const pdf = new Uint8Array(await response.arrayBuffer())
      const form = { method: 'POST', body: formWith(pdf) }
      const report = await (await fetch(`${app.url}/api/v1/verifications`, form)).json()
      expect(report).toMatchObject({ verdict: 'valid' })
    }
    const requester = `Portail des flottes (${key.key.id})`
    const facts = { role: 'operator', requester, purpose: 'Demande des titulaires', neph: NEPH }
    const lines = (await audited()).filter(({ documentId }) =>
      results.some(({ document }) => document?.id === documentId),
    )
    for (const action of ['issue', 'read-document'])
      expect(lines.filter((line) => line.action === action)).toMatchObject(
        ['ADCS', 'RII'].map((kind) => ({
          ...{ ...facts, kind, outcome: 'granted', rule: 'operator-issues-on-request' },
        })),
      )
  })

  it('hands over no document that was withdrawn, and says so in answer and line', async () => {
    const { id } = await ordered(`adcs,${NEPH}`)
    await finished(id)
    const { href = '', id: documentId = '' } = (await resultsOf(id)).results[0]?.document ?? {}
    const mandate = { kind: 'request', purpose: 'erreur de guichet', requestedBy: 'chef' } as const
    await app.issuing.withdrawals.withdraw({ documentId, reason: 'wrong-content', mandate, at: new Date() })
    const response = await ask(href)
    expect(response.status).toBe(410)
    expect(await response.json()).toMatchObject({ code: 'DOCUMENT_WITHDRAWN' })
    expect((await audited()).at(-1)).toMatchObject({
      ...{ action: 'read-document', outcome: 'refused', reason: 'DOCUMENT_WITHDRAWN' },
      ...{ kind: 'ADCS', documentId, neph: NEPH },
    })
  })

  it('is read as NDJSON by whoever asks for that', async () => {
    const { id } = await ordered(`adcs,1\nadcs,2\n`)
    const response = await ask(`${ROOT}/${id}/results`, key, { headers: { Accept: 'application/x-ndjson' } })
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = (await response.text()).trim().split('\n')
    expect(lines.map((line) => z.object({ line: z.number() }).parse(JSON.parse(line)).line)).toEqual([1, 2])
  })

  it('is read in pages of a thousand', async () => {
    const { id } = await ordered('adcs,1\n'.repeat(2_500))
    const first = await resultsOf(id)
    expect(first.results).toHaveLength(1_000)
    expect(first.next).toBe(`${ROOT}/${id}/results?after=1000`)
    const last = await resultsOf(id, '?after=2000')
    expect(last).toMatchObject({ next: null })
    expect(last.results).toHaveLength(500)
    const all = await ask(`${ROOT}/${id}/results`, key, { headers: { Accept: 'application/x-ndjson' } })
    expect((await all.text()).trim().split('\n')).toHaveLength(2_500)
  })

  it('is taken once for each Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const [first, again] = [
      await order('adcs,1', 'text/csv', headers),
      await order('adcs,1', 'text/csv', headers),
    ]
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.text()).toBe(await first.text())
    const another = await order('adcs,2', 'text/csv', headers)
    expect(another.status).toBe(422)
    expect(await another.json()).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    const others = await order('adcs,1', 'text/csv', headers, other)
    expect(others.headers.get('idempotency-replayed')).toBeNull()
  })

  it('is stopped by its key: nothing more is issued', async () => {
    const { id } = await ordered(`adcs,${NEPH}\nadcs,${NEPH}\n`)
    const cancel = () => ask(`${ROOT}/${id}/cancel`, key, { method: 'POST' })
    expect(await (await cancel()).json()).toMatchObject({ state: 'cancelled', total: 2, done: 0, failed: 0 })
    expect(await (await cancel()).json()).toMatchObject({ state: 'cancelled' })
    expect((await resultsOf(id)).results).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }])
  })

  it('is refused line by line once its key has been taken back, and each refusal is audited', async () => {
    const revoked = await grant('Programme retiré')
    const response = await order(`adcs,${NEPH}`, 'text/csv', {}, revoked)
    const { id } = issuingBatchSchema.parse(await response.json())
    await revokeOperatorKey(keys(), { id: revoked.key.id, revokedBy: 'chef', at: new Date() })
    const worker = await openIssuingQueue(app.issuing, pino({ level: 'silent' }), countLines(metrics))
    const refusals = async () =>
      (await audited()).filter(
        ({ outcome, reason }) => outcome === 'refused' && reason === 'MANDATE_REQUIRED',
      )
    while ((await refusals()).length === 0) await wait(50)
    await worker.stop()
    const row = app.issuing.registry.db
      .selectFrom('job')
      .select(['state', 'error'])
      .where('batch_id', '=', id)
    expect(await row.execute()).toEqual([{ state: 'failed', error: 'ACCESS_REFUSED' }])
    expect((await ask(`${ROOT}/${id}`, revoked)).status).toBe(403)
  })

  it('is there for its own key alone', async () => {
    const { id } = await ordered(`adcs,${NEPH}`)
    await finished(id)
    const href = (await resultsOf(id)).results[0]?.document?.href ?? ''
    for (const path of [`${ROOT}/${id}`, `${ROOT}/${id}/results`, href]) {
      const response = await ask(path, other)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
    }
    expect((await ask(`${ROOT}/${id}/cancel`, other, { method: 'POST' })).status).toBe(404)
    const theirs = await order('adcs,1', 'text/csv', {}, other)
    const { id: otherId } = issuingBatchSchema.parse(await theirs.json())
    const before = (await audited()).length
    expect((await ask(href.replace(id, otherId), other)).status).toBe(404)
    expect((await audited()).slice(before)).toMatchObject([
      {
        ...{ action: 'read-document', outcome: 'refused', role: 'operator' },
        requester: expect.stringContaining('Autre programme'),
        ...{ reason: 'NO_RULE_ALLOWS', rule: null, documentId: null, kind: null, neph: null },
      },
    ])
  })

  it.each([
    ['without orders', () => order('kind,neph\n\n'), 422, 'ORDERS_MISSING'],
    ['without a column of numbers', () => order('kind,siren\nadcs,1'), 422, 'ORDER_MALFORMED'],
    ['with too many orders', () => order('adcs,1\n'.repeat(10_001)), 413, 'TOO_MANY_ORDERS'],
    ['with a million blank lines', () => order(',\n'.repeat(1_000_000)), 413, 'TOO_MANY_ORDERS'],
    ['with too many bytes', () => order('x'.repeat(2 * 1024 * 1024 + 1)), 413, 'FILE_TOO_LARGE'],
    ['of another type', () => order('adcs,1', 'text/plain'), 415, 'UNSUPPORTED_TYPE'],
    ['that is no JSON', () => order('{', 'application/json'), 400, 'REQUEST_MALFORMED'],
    [
      'with an order of another form',
      () => order('{"orders":[{"kind":"X"}]}', 'application/json'),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'without Idempotency-Key',
      () => order('adcs,1', 'text/csv', { 'Idempotency-Key': '' }),
      400,
      'IDEMPOTENCY_KEY_MISSING',
    ],
    ['that nobody ordered', () => ask(`${ROOT}/${NONE}`), 404, 'NOT_FOUND'],
    ['whose id is none', () => ask(`${ROOT}/x`), 404, 'NOT_FOUND'],
    ['whose document is none', () => ask(`${ROOT}/${NONE}/documents/x`), 404, 'NOT_FOUND'],
  ] as const)('%s is refused with its reason', async (_what, asking, status, code) => {
    const response = await asking()
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
  })

  it('advises of orders, of its own types and of its own addresses, and not of pages or of files to verify', async () => {
    const form = new FormData()
    form.append('file', new Blob(['adcs,1'], { type: 'text/csv' }), 'commandes.csv')
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    for (const [response, advised] of [
      [await order('{"orders":[]}', 'application/json'), /^Le message dit ce qui est attendu/],
      [await ask(ROOT, key, { method: 'POST', body: form, headers }), /text\/csv, application\/json\.$/],
      [await ask(`${ROOT}/${NONE}`), /n’existe pas, n’est plus gardé, ou ne vous est pas ouvert/],
      [await ask(ROOT), /en-tête Allow/],
    ] as const) {
      const { title, advice } = z
        .object({ title: z.string(), advice: z.string() })
        .parse(await response.json())
      expect(advice).toMatch(advised)
      expect(`${title} ${advice}`).not.toMatch(/README|cette page|accueil/i)
    }
  })

  it('leaves no number and no key in the log', () => {
    expect(app.log()).toContain(ROOT)
    for (const secret of [NEPH, UNKNOWN, key.secret.slice(6), other.secret.slice(6)])
      expect(app.log()).not.toContain(secret)
  })
})

describe('the key of an operator', () => {
  it('is asked for, as Authorization: Bearer and in no other way', async () => {
    const path = `${app.url}${ROOT}/${NONE}`
    for (const asking of [
      fetch(path),
      fetch(`${path}?access_token=${key.secret}`),
      fetch(path, { headers: { Cookie: `key=${key.secret}` } }),
      fetch(path, { headers: { Authorization: `Basic ${key.secret}` } }),
    ]) {
      const response = await asking
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toContain('Bearer')
      expect(await response.json()).toMatchObject({ code: 'OPERATOR_KEY_REQUIRED' })
    }
  })

  // The last one, for it makes this address wait.
  it('is not guessed: after twenty refusals an address waits, whatever it brings', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 22; tries += 1)
      statuses.push((await ask(`${ROOT}/${NONE}`, { ...key, secret: `pc_op_${'0'.repeat(64)}` })).status)
    expect(statuses[0]).toBe(401)
    const limited = await ask(`${ROOT}/${NONE}`)
    expect(limited.status).toBe(429)
    expect(limited.headers.get('retry-after')).toMatch(/^\d+$/)
    const refusals = (await audited()).filter(({ reason }) => reason === 'OPERATOR_KEY_REFUSED')
    expect(refusals.length).toBeLessThanOrEqual(20)
  })
})

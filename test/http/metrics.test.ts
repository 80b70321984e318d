import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../src/core/calendar-day.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { serviceMetrics } from '../../src/http/metrics.ts'
import {
  countAtomically,
  countAudit,
  countExamining,
  countRegister,
  timeIssuing,
} from '../../src/http/metrics-counting.ts'
import type { DocumentRegister, NewDocument } from '../../src/service/document-register.ts'
import { IssuingError } from '../../src/service/issuing-error.ts'
import type { AuditLog } from '../../src/service/ports.ts'
import { fixture } from '../core/records.ts'
import { bareApp, listening } from './bare-app.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

describe('the metrics', () => {
  const metrics = serviceMetrics({
    auditPending: async () => 7,
    trustAges: async () => [{ issuer: 'FR00', ageDays: 2 }],
    filesUnderWay: () => 3,
  })
  const read = () => metrics.registry.metrics()

  it('count issues by kind and outcome, with the time they took', async () => {
    const entry = composeAuditEntry({ at: new Date(0), action: 'issue', outcome: 'granted', role: 'holder' })
    const registered: NewDocument[] = []
    const documents = countRegister<Pick<DocumentRegister, 'register'>>(metrics, {
      register: async (document) => void registered.push(document),
    })
    const issue = timeIssuing(metrics, async ({ kind }: { kind: 'ADCS' }) => {
      const document = { id: '1', kind, neph: parseNeph('051227308989'), payload: '', pdf: new Uint8Array() }
      const on = { emittedOn: parseCalendarDay('2026-11-22'), expiresOn: null, recipientSiren: null }
      await documents.register({ ...document, ...on, issuedAt: new Date(0) }, entry)
    })
    await issue({ kind: 'ADCS' })
    const refused = { ...entry, outcome: 'refused', kind: 'RII', reason: 'FRANCECONNECT_REQUIRED' } as const
    await countAudit(metrics, { append: async () => {} }).append(refused)
    expect(registered).toHaveLength(1)
    expect(await read()).toContain('permis_issues_total{kind="ADCS",outcome="issued"} 1')
    expect(await read()).toContain('permis_issues_total{kind="RII",outcome="FRANCECONNECT_REQUIRED"} 1')
    expect(await read()).toContain('permis_issue_seconds_count{kind="ADCS"} 1')
  })

  it('count sign-ins by result, and hand the line on', async () => {
    const lines: unknown[] = []
    const audit = countAudit(metrics, { append: async (entry) => void lines.push(entry) })
    await audit.append(
      composeAuditEntry({
        at: new Date(0),
        action: 'sign-in',
        outcome: 'refused',
        role: 'holder',
        reason: 'LINK_REFUSED',
        neph: '051227308989',
      }),
    )
    await audit.append(
      composeAuditEntry({ at: new Date(0), action: 'issue', outcome: 'granted', role: 'holder' }),
    )
    expect(lines).toHaveLength(2)
    expect(await read()).toContain(
      'permis_sign_ins_total{role="holder",outcome="refused",reason="LINK_REFUSED"} 1',
    )
    expect(await read()).not.toContain('051227308989')
  })

  it('count a sign-in of a transaction once it is kept, and none where the transaction fails', async () => {
    const signIn = { at: new Date(0), action: 'sign-in', outcome: 'granted', role: 'authority' } as const
    const atomically = countAtomically<{ readonly audit: AuditLog }>(metrics, (work) =>
      work({ audit: { append: async () => {} } }),
    )
    const counted = 'permis_sign_ins_total{role="authority",outcome="granted",reason="none"}'
    const failing = atomically(async ({ audit }) => {
      await audit.append(composeAuditEntry(signIn))
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await read()).not.toContain(counted)
    await atomically(({ audit }) => audit.append(composeAuditEntry(signIn)))
    expect(await read()).toContain(`${counted} 1`)
  })

  it('count verifications that could not be read', async () => {
    const examine = countExamining(metrics, () => Promise.reject(new Error('unreadable')))
    await expect(examine(new Uint8Array(), { requester: { role: 'anonymous' } })).rejects.toThrow()
    expect(await read()).toContain('permis_verifications_total{verdict="unreadable"} 1')
  })

  it('tell queues and the age of trust lists', async () => {
    expect(await read()).toContain('permis_audit_pending_lines 7')
    expect(await read()).toContain('permis_files_under_way 3')
    expect(await read()).toContain('permis_trust_list_age_days{issuer="FR00"} 2')
  })

  it('are for whoever brings the token, where there is one, and for this machine alone where there is none', async () => {
    const asked = async (metricsToken: string | null, headers: Record<string, string>) => {
      const { server, url } = await listening(bareApp({ metrics, metricsToken }))
      const { status } = await fetch(`${url}/metrics`, { headers })
      server.close()
      return status
    }
    expect(await asked('a-long-token', { authorization: 'Bearer a-long-token' })).toBe(200)
    expect(await asked('a-long-token', { authorization: 'Bearer another' })).toBe(401)
    expect(await asked('a-long-token', {})).toBe(401)
    expect(await asked(null, {})).toBe(200)
    expect(await asked(null, { 'x-forwarded-for': '192.0.2.1' })).toBe(401)
  })
})

describe('the log and the metrics of a whole run', () => {
  let app: RunningApp
  const metrics = serviceMetrics()
  beforeAll(async () => {
    app = await startApp(undefined, { metrics })
  })
  afterAll(() => app.close())

  it('hold no name, number, token, seal text nor address of anybody', async () => {
    const cookie = await app.signIn('clean-b')
    const { pdf, payload, id } = await app.issue('clean-b', 'ADCS')
    const { neph, holder, confidentialCode } = fixture('clean-b')
    const token = cookie.split('=')[1] ?? ''
    const key = 'a-key-of-the-client'
    const post = (path: string, body: FormData | string, headers: Record<string, string> = {}) =>
      fetch(`${app.url}${path}`, { method: 'POST', body, headers: { cookie, ...headers } })
    const json = { 'content-type': 'application/json', 'idempotency-key': key }
    for (const path of [
      'licence',
      'points',
      'points/history',
      'points/calendar',
      'documents',
      `documents/${id}`,
    ])
      expect((await fetch(`${app.url}/api/v1/me/${path}?nom=VALCLAIR`, { headers: { cookie } })).status).toBe(
        200,
      )
    await post('/api/v1/verifications', formWith(pdf, {}, `${neph}.pdf`))
    await post('/api/v1/verifications', JSON.stringify({ payload }), json)
    await post('/verifier', formWith(pdf))
    await post('/api/v1/me/documents', '{"kind":"ADCS"}', json)
    await post('/api/v1/me/documents', '{"kind":"VALCLAIR"}', json)
    await fetch(`${app.url}/${neph}/VALCLAIR`, { headers: { 'user-agent': 'VALCLAIR\\n{"level":60}' } })
    await fetch(`${app.url}/api/v1/me/documents/${neph}`, { headers: { cookie } })
    const told = app.log() + (await (await fetch(`${app.url}/metrics`)).text())
    expect(told).toContain('/api/v1/me/documents')
    expect(told).toContain('permis_http_request_seconds_count')
    const secrets = [
      neph,
      holder.birthName,
      'Élise',
      holder.birthPlace,
      confidentialCode,
      token,
      key,
      id,
      payload,
      payload.slice(26, 60),
    ]
    for (const secret of [...secrets, '127.0.0.1', 'user-agent', 'permis-session'])
      expect(told).not.toContain(secret)
    for (const line of app.log().trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
  })
})

describe('the log', () => {
  it('writes neither the message of an error nor what stands under a name of personal data', async () => {
    const { openLog } = await import('../../src/http/request-log.ts')
    let written = ''
    const log = openLog('info', {
      write: (line) => {
        written += line
      },
    })
    const cause = new TypeError('VALCLAIR')
    log.error({ err: new IssuingError('UNKNOWN_NEPH', '051227308989', {}, { cause }) }, 'failed')
    log.info(
      { neph: '051227308989', request: { headers: { cookie: 'token' } }, person: { name: 'VALCLAIR' } },
      'seen',
    )
    expect(written).toContain('UNKNOWN_NEPH')
    expect(written).toContain('TypeError')
    expect(written).not.toMatch(/051227308989|VALCLAIR|"token"/)
  })
})

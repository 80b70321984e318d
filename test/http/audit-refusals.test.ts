import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IssuedDocument } from '../../src/service/issue-document.ts'
import { databaseSessions } from '../../src/storage/database/database-sessions.ts'
import { fixture } from '../core/records.ts'
import { auditedIn } from '../storage/database/audited.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

const OWN = fixture('clean-b')
const OTHER = fixture('restrictions')

let app: RunningApp
let cookie: string
let clerk: string
let rii: IssuedDocument
let adcs: IssuedDocument
beforeAll(async () => {
  app = await startApp()
  cookie = await app.signIn('clean-b')
  clerk = await clerkCookie()
  rii = await app.issue('restrictions', 'RII')
  adcs = await app.issue('restrictions', 'ADCS')
})
afterAll(() => app.close())

let before = 0
beforeEach(async () => {
  before = (await auditedIn(app.issuing.registry)).length
})
const newLines = async () => (await auditedIn(app.issuing.registry)).slice(before)
const get = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers })

async function clerkCookie(): Promise<string> {
  const { db, keys } = app.issuing.registry
  const { token } = await databaseSessions(db, keys).open(
    {
      ...{ kind: 'clerk', sub: 's', uid: 'a.durand', displayName: 'A. Durand', siret: '00000000100018' },
      ...{ identityProviderId: 'i', habilitationId: 'h', jurisdiction: 'TJ', court: 'judicial', idToken: '' },
    },
    new Date(),
  )
  return `permis-session=${token}`
}

describe('each refusal leaves its line:', () => {
  it.each([
    ['points', 'read-points', 'POINTS'],
    ['points/history', 'read-points', 'POINTS'],
    ['points/calendar', 'read-points', 'POINTS'],
    ['licence', 'read-licence', 'LICENCE'],
    ['documents', 'read-licence', 'DOCUMENTS'],
    ['documents/0123456789ABCDEF', 'read-document', null],
  ])('of a clerk at /api/v1/me/%s, by name and without anybody’s file', async (path, action, kind) => {
    expect((await get(`/api/v1/me/${path}`, { cookie: clerk })).status).toBe(403)
    expect(await newLines()).toMatchObject([
      {
        ...{ action, kind, outcome: 'refused', reason: 'DRIVERS_ONLY', basis: 'C. route L225-6', rule: null },
        ...{ role: 'authority', requester: 'a.durand', service: '00000000100018' },
        ...{ neph: null, documentId: null },
      },
    ])
  })

  it('of a clerk who wants a driver’s document issued', async () => {
    const headers = { cookie: clerk, 'content-type': 'application/json', 'idempotency-key': 'k' }
    const answer = await fetch(`${app.url}/api/v1/me/documents`, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(403)
    expect(await newLines()).toMatchObject([{ action: 'issue', outcome: 'refused', reason: 'DRIVERS_ONLY' }])
  })

  it('of a driver whose licence is not linked, by the identity and without a number', async () => {
    const unlinked = await app.signIn('clean-b', 'franceconnect', false)
    expect((await get('/api/v1/me/points', { cookie: unlinked })).status).toBe(403)
    const requester = expect.stringMatching(/^franceconnect:[0-9a-f]{32}$/)
    expect(await newLines()).toMatchObject([
      { action: 'read-points', outcome: 'refused', reason: 'LICENCE_NOT_LINKED', requester, neph: null },
    ])
  })

  it('of a driver at the document of another one, the same as where nobody has one of that id', async () => {
    expect((await get(`/api/v1/me/documents/${rii.id}`, { cookie })).status).toBe(404)
    expect((await get('/api/v1/me/documents/0123456789ABCDEF', { cookie })).status).toBe(404)
    const lines = (await newLines()).map(({ at: _, ...line }) => line)
    expect(lines[0]).toEqual(lines[1])
    expect(lines).toMatchObject([
      {
        ...{
          action: 'read-document',
          outcome: 'refused',
          reason: 'NO_RULE_ALLOWS',
          basis: 'C. route L225-6',
        },
        ...{ neph: OWN.neph, documentId: null, kind: null, signedInBy: 'franceconnect', purpose: 'own-file' },
      },
      {},
    ])
    expect(JSON.stringify(lines)).not.toContain(OTHER.neph)
  })

  it('of passers-by at a full statement on the page of verification and in a batch, by kind and reason alone', async () => {
    const page = await fetch(`${app.url}/verifier`, { method: 'POST', body: formWith(rii.pdf) })
    expect(await page.text()).not.toContain(OTHER.neph)
    const batch = new FormData()
    for (const pdf of [rii.pdf, adcs.pdf]) batch.append('files', new Blob([Uint8Array.from(pdf)]), 'a.pdf')
    const begun = await fetch(`${app.url}/api/v1/verifications/batches`, { method: 'POST', body: batch })
    expect(begun.status).toBe(202)
    const address = begun.headers.get('location') ?? ''
    const isDone = async () => (await (await get(address)).text()).includes('"state":"done"')
    while (!(await isDone())) await wait(100)
    const withheld = { action: 'read-document', outcome: 'refused', reason: 'POINTS_RESERVED', kind: 'RII' }
    const nobody = { role: 'anonymous', requester: null, neph: null, documentId: null, signedInBy: null }
    expect(await newLines()).toMatchObject([
      { ...withheld, ...nobody },
      { ...withheld, ...nobody },
    ])
    expect(JSON.stringify(await newLines())).not.toContain(rii.id)
  })

  it('of nobody signed in none: nobody is refused anything but a sign-in', async () => {
    expect((await get('/api/v1/me/points')).status).toBe(401)
    expect(await newLines()).toEqual([])
  })
})

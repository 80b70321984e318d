import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IssuedDocument } from '../../src/service/issue-document.ts'
import { fixture } from '../core/records.ts'
import { auditedIn } from '../storage/database/audited.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

const RECORD = fixture('clean-b')

let app: RunningApp
let cookie: string
let rii: IssuedDocument
beforeAll(async () => {
  app = await startApp()
  cookie = await app.signIn('clean-b')
  rii = await app.issue('clean-b', 'RII')
})
afterAll(() => app.close())

const get = (path: string) => fetch(`${app.url}/api/v1/me/${path}`, { headers: { cookie } })
const DISCLOSURES = [
  ['the own licence', () => get('licence'), 'read-licence'],
  ['the own points', () => get('points'), 'read-points'],
  ['the own history', () => get('points/history'), 'read-points'],
  ['the own calendar', () => get('points/calendar'), 'read-points'],
  ['the list of documents issued', () => get('documents'), 'read-licence'],
  ['a document issued', () => get(`documents/${rii.id}`), 'read-document'],
  [
    'the reserved content of a document in hand',
    () =>
      fetch(`${app.url}/api/v1/verifications`, {
        method: 'POST',
        body: formWith(rii.pdf),
        headers: { cookie },
      }),
    'read-document',
  ],
] as const
/** Of the licence, the history and the documents. */
const SECRETS = [RECORD.holder.birthName, '"balance"', '"categories"', '%PDF', 'RII']

describe('no disclosure goes before its audit line:', () => {
  beforeEach(async () => {
    await sql`create or replace function refuse_all() returns trigger language plpgsql as
      $$ begin raise exception 'refused' using errcode = 'P0001'; end $$`.execute(app.issuing.registry.db)
  })

  it.each(DISCLOSURES)('%s leaves its line', async (_what, ask, action) => {
    const before = (await auditedIn(app.issuing.registry)).length
    expect((await ask()).status).toBe(200)
    const lines = (await auditedIn(app.issuing.registry)).slice(before)
    expect(lines).toMatchObject([{ action, outcome: 'granted', role: 'holder', neph: RECORD.neph }])
    const [rule, basis] = [expect.stringMatching(/^holder-/), expect.stringMatching(/^C\. route /)]
    expect(lines).toMatchObject([{ rule, basis, purpose: 'own-file', signedInBy: 'franceconnect' }])
  })

  it.each(DISCLOSURES)('%s is not told where the line cannot be kept', async (_what, ask) => {
    const { db } = app.issuing.registry
    await sql`create trigger refuse_all before insert on audit_pending
      for each row execute function refuse_all()`.execute(db)
    try {
      const answer = await ask()
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      expect(answer.status).toBe(500)
      expect(SECRETS.filter((word) => text.includes(word))).toEqual([])
    } finally {
      await sql`drop trigger refuse_all on audit_pending`.execute(db)
    }
  })
})

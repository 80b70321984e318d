import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperatorMandate } from '../../../src/core/access/requester.ts'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { verifyAudit } from '../../../src/core/audit/verify-audit.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { releaseCase } from '../../../src/service/audit/release-case.ts'
import { makeAuditKey, openAuditSigner, readAuditPublicKeys } from '../../../src/signing/audit-signer.ts'
import { readHeadsFile } from '../../../src/storage/audit-heads-file.ts'
import { eraseExpired } from '../../../src/storage/database/audit-erasing.ts'
import { auditNephHash } from '../../../src/storage/database/audit-neph-hash.ts'
import { auditMacKey, insertAuditEntries } from '../../../src/storage/database/audit-pending.ts'
import { withAuditSnapshot } from '../../../src/storage/database/audit-reading.ts'
import {
  type SequencerAlert,
  type SequencerPorts,
  sequenceOnce,
  startSequencer,
} from '../../../src/storage/database/audit-sequencer.ts'
import { databaseAuditTrace } from '../../../src/storage/database/audit-trace.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { openDatabase } from '../../../src/storage/database/open-database.ts'
import { FIRST_AT, facts } from '../../core/audit/log.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const LATER = new Date('2035-01-01T00:00:00Z')

describe.each(ENGINES)('the audit of the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  let ports: SequencerPorts
  let alerts: SequencerAlert[] = []
  const signedAt = new Date('2026-11-22T12:00:00Z')

  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
    await makeAuditKey(database.keysDir)
    ports = {
      db: database.db,
      keys,
      signer: await openAuditSigner(database.keysDir, false),
      headsFile: join(database.keysDir, '..', 'data', 'audit-heads.ndjson'),
      now: () => signedAt,
      tell: (alert) => alerts.push(alert),
    }
  })
  afterAll(() => database.close())

  const append = (count: number, more: Parameters<typeof facts>[1] = {}) =>
    insertAuditEntries(
      database.db,
      auditMacKey(keys),
      Array.from({ length: count }, (_, index) => composeAuditEntry(facts(index, more))),
    )
  const pending = () => database.db.selectFrom('audit_pending').selectAll().orderBy('id').execute()
  const lines = () => database.db.selectFrom('audit_line').selectAll().orderBy('seq').execute()
  const verify = async (at = signedAt) => {
    const heads = (await readHeadsFile(ports.headsFile))?.heads ?? []
    const publicKeys = await readAuditPublicKeys(database.keysDir)
    return withAuditSnapshot(database.db, async (snapshot) =>
      verifyAudit(snapshot.pages(), {
        heads,
        innerHeads: await snapshot.headsAfter(heads.at(-1)?.seq ?? 0),
        publicKeys,
        at,
        nephHash: async (neph) => auditNephHash(keys)(neph),
      }),
    )
  }
  /** Writes past the triggers, as the owner of the database can, and takes it back. */
  const tampered = async (statement: string, check: () => Promise<void>) => {
    await sql.raw('alter table audit_line disable trigger user').execute(database.db)
    await sql.raw('create table audit_before as select * from audit_line').execute(database.db)
    await sql.raw(statement).execute(database.db)
    try {
      await check()
    } finally {
      await sql.raw('delete from audit_line').execute(database.db)
      await sql.raw('insert into audit_line select * from audit_before').execute(database.db)
      await sql.raw('drop table audit_before').execute(database.db)
      await sql.raw('alter table audit_line enable trigger user').execute(database.db)
    }
  }

  it('has nothing to chain at first, and cannot be told sound', async () => {
    expect(await sequenceOnce(ports)).toBe(0)
    expect(await verify()).toMatchObject({ outcome: 'undetermined', lines: 0 })
  })

  it('chains what was left in the outbox, in its order, in batches under one head each', async () => {
    await append(2100)
    expect(await sequenceOnce(ports)).toBe(2100)
    expect(await pending()).toEqual([])
    const rows = await lines()
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 2100 }, (_, index) => index + 1))
    expect(rows[1]?.at).toEqual(new Date(FIRST_AT.getTime() + 60_000))
    expect(rows[1]?.neph_hash).toEqual(auditNephHash(keys)('051227308989'))
    expect((await readHeadsFile(ports.headsFile))?.heads.map(({ from, seq }) => [from, seq])).toEqual([
      [1, 2000],
      [2001, 2100],
    ])
    expect(await verify()).toMatchObject({ outcome: 'sound', lines: 2100, provenTo: 2100 })
  })

  it('leaves nothing of a transaction that failed', async () => {
    await expect(
      database.db.transaction().execute(async (transaction) => {
        await insertAuditEntries(transaction, auditMacKey(keys), [composeAuditEntry(facts(0))])
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await sequenceOnce(ports)).toBe(0)
  })

  it('chains lines as they come while the service runs, and the last ones when it stops', async () => {
    const before = (await lines()).length
    const sequencer = startSequencer(ports, 5)
    const outbox = databaseAuditOutbox(database.db, keys)
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => outbox.append(composeAuditEntry(facts(index)))),
    )
    await sequencer.stop()
    expect(await lines()).toHaveLength(before + 40)
    expect(await verify()).toMatchObject({ outcome: 'sound' })
  })

  it('brings the file of heads up to the database after a crash in the middle of a line', async () => {
    const whole = readFileSync(ports.headsFile, 'utf8')
    writeFileSync(ports.headsFile, whole.slice(0, -40))
    await sequenceOnce(ports)
    const read = await readHeadsFile(ports.headsFile)
    expect(read?.unreadable).toBe(1)
    expect(await verify()).toMatchObject({ outcome: 'sound', provenTo: (await lines()).length })
    writeFileSync(ports.headsFile, whole)
  })

  it.each([
    [
      'an edited line',
      `update audit_line set body = replace(body, 'ADCS', 'RII') where seq = 1234`,
      'LINE_EDITED',
    ],
    ['a line taken away', 'delete from audit_line where seq = 1234', 'LINE_MISSING'],
    ['a body erased too early', 'update audit_line set body = null where seq = 1234', 'ERASED_TOO_EARLY'],
    [
      'a line hidden from its holder',
      'update audit_line set neph_hash = null where seq = 1234',
      'NEPH_HASH_DIFFERS',
    ],
    ['an action changed', `update audit_line set action = 'sign-in' where seq = 1234`, 'COLUMNS_EDITED'],
  ])('betrays %s, and where', async (_, statement, reason) => {
    await tampered(statement, async () => {
      const { outcome, faults } = await verify()
      expect(outcome).toBe('tampered')
      expect(faults[0]).toEqual({ reason, from: 1234, to: 1234 })
    })
    expect(await verify()).toMatchObject({ outcome: 'sound' })
  })

  it('betrays an end cut off, to the verifier and to the next sequencer', async () => {
    await tampered('delete from audit_line where seq > 2000', async () => {
      expect((await verify()).faults).toEqual([{ reason: 'TAIL_CUT_OFF', from: 2001, to: 2140 }])
    })
    await sql.raw('alter table audit_head disable trigger user').execute(database.db)
    await sql.raw('create table head_before as select * from audit_head').execute(database.db)
    await sql.raw('delete from audit_head where seq > 2000').execute(database.db)
    alerts = []
    await sequenceOnce(ports)
    expect(alerts).toEqual([{ kind: 'TAIL_CUT_OFF', signedTo: 2140 }])
    await sql.raw('insert into audit_head select * from head_before where seq > 2000').execute(database.db)
    await sql.raw('drop table head_before').execute(database.db)
    await sql.raw('alter table audit_head enable trigger user').execute(database.db)
  })

  it('finds the lines of a file by its keyed number', async () => {
    await append(2, { neph: '999999999999', kind: 'RII' })
    await sequenceOnce(ports)
    const trace = databaseAuditTrace(database.db, keys)
    const found = await trace.doingsOf(parseNeph('999999999999'), { before: null, most: 10 })
    expect(found).toMatchObject([{ kind: 'RII', action: 'issue', count: 2, times: ['09:00', '09:01'] }])
    expect(await trace.doingsOf(parseNeph('888888888888'), { before: null, most: 10 })).toEqual([])
    const { rows } = await sql<{
      text: string
    }>`select encode(neph_hash, 'escape') as text from audit_line`.execute(database.db)
    expect(rows.some(({ text }) => text?.includes('999999999999'))).toBe(false)
  })

  it('tells which cases were released and how many accesses that showed, and releases none without a mandate or an access', async () => {
    const at = new Date()
    const release = (caseNumber: string, mandate: OperatorMandate) =>
      releaseCase(
        {
          audit: { append: (entry) => insertAuditEntries(database.db, auditMacKey(keys), [entry]) },
          trace: databaseAuditTrace(database.db, keys),
        },
        { siret: '17750001300016', caseNumber, mandate, at },
      )
    const access = { action: 'validate-document', role: 'authority', caseNumber: '26/4321' } as const
    const ofCourt = { ...access, service: '17750001300016', kind: 'RII' } as const
    await append(2, { ...ofCourt, neph: '051227308989' })
    await sequenceOnce(ports)
    await append(1, { ...ofCourt, neph: '999999999999' })
    // What disclosed nothing, what another court did under the same number, and what nobody is told of.
    await append(1, { ...ofCourt, neph: '999999999999', outcome: 'refused' })
    await append(1, { ...ofCourt, neph: null })
    await append(1, { ...access, service: '17750001300099', neph: '999999999999' })
    await append(1, { ...ofCourt, neph: '999999999999', basis: 'C. route R225-4 II' })
    await append(1, { ...ofCourt, neph: '999999999999', caseNumber: '26/43210' })
    expect(await release('n° 26/4321', { kind: 'demonstration' })).toEqual({
      ...{ caseNumber: '26/4321', accesses: 3, holders: 2 },
    })
    await expect(release('26/8888', { kind: 'demonstration' })).rejects.toMatchObject({
      code: 'CASE_UNKNOWN',
    })
    await expect(release('26/9999', { kind: 'none' })).rejects.toMatchObject({ code: 'ACCESS_REFUSED' })
    await expect(release('M. Dupont', { kind: 'demonstration' })).rejects.toMatchObject({
      code: 'CASE_NUMBER_MALFORMED',
    })
    await sequenceOnce(ports)
    expect(await databaseAuditTrace(database.db, keys).releasedCases()).toEqual(
      new Set(['17750001300016 26/4321']),
    )
    const released = (await lines()).filter(({ action }) => action === 'release-case')
    expect(released.map(({ body }) => JSON.parse(body ?? '').outcome)).toEqual([
      'granted',
      'failed',
      'refused',
    ])
  })

  it('erases what a line says once its time has come, writes that down, and stays sound', async () => {
    await append(1, { action: 'sign-in' })
    await sequenceOnce(ports)
    const soon = new Date('2028-01-01T00:00:00Z')
    expect(await eraseExpired(database.db, auditMacKey(keys), soon)).toBe(1)
    const total = (await lines()).length
    expect(await eraseExpired(database.db, auditMacKey(keys), LATER)).toBe(total - 1)
    await sequenceOnce(ports)
    expect(
      (await lines()).slice(0, total).every(({ body, neph_hash }) => body === null && neph_hash === null),
    ).toBe(true)
    expect((await lines()).at(-1)?.action).toBe('erase-audit')
    expect(await verify(LATER)).toMatchObject({ outcome: 'sound', erased: total })
    expect((await verify(soon)).faults[0]).toMatchObject({ reason: 'ERASED_TOO_EARLY' })
  })

  it('chains a line that was changed while it waited as an alert that holds what was found', async () => {
    await append(1)
    await sql`update audit_pending set body = replace(body, 'ADCS', 'RII')`.execute(database.db)
    alerts = []
    await sequenceOnce(ports)
    expect(alerts).toEqual([{ kind: 'PENDING_LINE_EDITED', lines: 1 }])
    const last = (await lines()).at(-1)
    expect(last).toMatchObject({ action: 'alert', neph_hash: null })
    expect(JSON.parse(last?.body ?? '')).toMatchObject({ found: expect.stringContaining('"RII"') })
    expect((await verify(LATER)).faults).toEqual([
      { reason: 'PENDING_LINE_EDITED', from: last?.seq, to: last?.seq },
    ])
  })

  it('is chained by one instance at a time, none twice', async () => {
    if (database.url === null) return
    const other = await openDatabase({ url: database.url, dir: database.keysDir })
    const before = (await lines()).length
    await append(3000)
    const both = [ports, { ...ports, db: other.db, headsFile: `${ports.headsFile}.other` }]
    const rounds = both.map((one) => startSequencer(one, 1))
    await Promise.all(rounds.map((sequencer) => sequencer.stop()))
    await sequenceOnce(ports)
    await other.close()
    expect(await lines()).toHaveLength(before + 3000)
    expect((await verify(LATER)).faults).toHaveLength(1)
  })
})

import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { confidentialCodeFrom } from '../../../src/core/licence/confidential-code.ts'
import { type LicenceRecord, readLicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { importAuthorised } from '../../../src/service/batch/import-authorised.ts'
import { columnCipher } from '../../../src/storage/database/column-cipher.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseCodes } from '../../../src/storage/database/database-codes.ts'
import { databaseRecords, isRegistryEmpty } from '../../../src/storage/database/database-records.ts'
import { importChunk } from '../../../src/storage/database/import-chunk.ts'
import { type ImportRefusal, importRecords } from '../../../src/storage/database/import-records.ts'
import { eventRowName } from '../../../src/storage/database/record-rows.ts'
import { folderRecords } from '../../../src/storage/folder-records.ts'
import { fixture } from '../../core/records.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const { all } = await folderRecords(fileURLToPath(new URL('../../../fixtures/records/', import.meta.url)))
const LATER = new Date('2026-11-23T08:00:00Z')

describe.each(ENGINES)('the registry on the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  afterAll(() => database.close())

  const stateOf = ({ neph, body_encrypted }: { readonly neph: string; readonly body_encrypted: Buffer }) =>
    JSON.parse(columnCipher(keys, 'licence.body').decrypt(body_encrypted, neph)).state
  const find = (record: LicenceRecord) => databaseRecords(database.db, keys).find(record.neph)
  const take = (records: readonly unknown[], at = AT) =>
    importRecords(
      database.db,
      keys,
      records.map((record) => JSON.stringify(record)),
      { at, demonstration: true },
    )

  it('gives every record back as it was taken in', async () => {
    expect(await isRegistryEmpty(database.db)).toBe(true)
    expect(await take(all)).toMatchObject({ imported: all.length, unchanged: 0, refused: 0 })
    for (const record of all) expect(await find(record)).toEqual(record)
    expect(await isRegistryEmpty(database.db)).toBe(false)
  })

  it('knows when it is told what it knows', async () => {
    expect(await take(all, LATER)).toMatchObject({ imported: 0, unchanged: all.length })
    const past = await database.db.selectFrom('licence_past').select('neph').execute()
    expect(past).toEqual([])
  })

  it('forgets nothing: what a record said before stays, with the instant until which it stood', async () => {
    const record = fixture('one-point')
    const [first, ...others] = record.events
    const corrected = { ...first, label: 'Corrigé' }
    const changed = readLicenceRecord({
      ...record,
      state: 'SUSPENDU',
      confidentialCode: 'AUTRE234',
      events: [...others, corrected],
    })
    expect(await take([changed], LATER)).toMatchObject({ imported: 1 })
    expect(await find(record)).toEqual(changed)
    const events = await database.db
      .selectFrom('licence_event')
      .select(['body_encrypted', 'digest', 'known_from', 'superseded_at'])
      .where('neph', '=', record.neph)
      .orderBy('id')
      .execute()
    expect(events.map(({ superseded_at }) => superseded_at)).toEqual([LATER, ...others.map(() => null), null])
    const says = events.map(({ body_encrypted, digest }) =>
      JSON.parse(
        columnCipher(keys, 'licence_event.body').decrypt(
          body_encrypted,
          eventRowName(record.neph, digest.toString('hex')),
        ),
      ),
    )
    expect([says[0], events[0]?.known_from]).toEqual([first, AT])
    expect([says.at(-1), events.at(-1)?.known_from]).toEqual([corrected, LATER])
    const past = await database.db.selectFrom('licence_past').selectAll().execute()
    expect(past).toMatchObject([{ neph: record.neph, known_from: AT, superseded_at: LATER }])
    expect(past.map(stateOf)).toEqual([record.state])
  })

  it('a change of order alone, and back, is kept as the order in force', async () => {
    const record = fixture('sixty-lines')
    const turned = { ...record, events: record.events.toReversed() }
    await take([turned])
    expect((await find(record))?.events).toEqual(turned.events)
    expect(await take([record])).toMatchObject({ imported: 1 })
    expect(await find(record)).toEqual(record)
  })

  it('takes the same file twice in one import, the later one in force', async () => {
    const record = fixture('clean-b')
    await take([{ ...record, state: 'SUSPENDU' }, record])
    expect(await find(record)).toEqual(record)
    const past = await database.db
      .selectFrom('licence_past')
      .select(['neph', 'body_encrypted'])
      .where('neph', '=', record.neph)
      .orderBy('id')
      .execute()
    expect(past.map(stateOf)).toEqual([record.state, 'SUSPENDU'])
  })

  it('keeps two events that say the very same', async () => {
    const record = fixture('clean-b')
    const mention = { kind: 'medical-visit', on: '2020-01-02' }
    const twice = readLicenceRecord({ ...record, events: [...record.events, mention, mention] })
    await take([twice])
    expect((await find(record))?.events).toEqual(twice.events)
    await take([record])
  })

  it('refuses lines at fault one by one, by their number and without a value of theirs', async () => {
    const { fictitious: _, ...real } = fixture('long-names')
    const refused: ImportRefusal[] = []
    const steps: number[] = []
    const lines = [
      'no JSON',
      '',
      JSON.stringify({ ...real, neph: '123456789012' }),
      JSON.stringify({ ...fixture('clean-b'), state: 'SANS ÉTAT' }),
      JSON.stringify(fixture('clean-b')),
    ]
    const outcome = await importRecords(database.db, keys, lines, {
      at: AT,
      demonstration: true,
      refused: (refusal) => refused.push(refusal),
      progress: ({ read }) => steps.push(read),
    })
    expect(outcome).toEqual({ read: 4, imported: 0, unchanged: 1, refused: 3 })
    expect(steps).toEqual([4])
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [1, 'RECORD_MALFORMED'],
      [2, 'REAL_DATA_IN_DEMONSTRATION'],
      [3, 'RECORD_MALFORMED'],
    ])
    expect(JSON.stringify(refused)).not.toContain('SANS ÉTAT')
    expect(await databaseRecords(database.db, keys).find(fixture('clean-b').neph)).not.toBeNull()
  })

  it('refuses a name that no document could bear, by its field, and takes what comes after it', async () => {
    const refused: ImportRefusal[] = []
    const { holder, ...rest } = fixture('long-names')
    const unseen = { ...rest, holder: { ...holder, birthName: 'VAL\u202eRIALC\u0000' } }
    const lines = [unseen, fixture('clean-b')].map((record) => JSON.stringify(record))
    const options = {
      at: AT,
      demonstration: true,
      refused: (refusal: ImportRefusal) => refused.push(refusal),
    }
    expect(await importRecords(database.db, keys, lines, options)).toMatchObject({ read: 2, refused: 1 })
    expect(refused).toMatchObject([{ line: 1, code: 'RECORD_MALFORMED' }])
    expect(refused[0]?.message).toContain('holder.birthName')
    expect(JSON.stringify(refused)).not.toContain('RIALC')
  })

  it('takes no fictitious driver into a production', async () => {
    const { fictitious: _, ...real } = fixture('long-names')
    const refused: ImportRefusal[] = []
    const lines = [fixture('aac'), { ...real, neph: '123456789013' }].map((record) => JSON.stringify(record))
    const outcome = await importRecords(database.db, keys, lines, {
      ...{ at: AT, demonstration: false },
      refused: (refusal) => refused.push(refusal),
    })
    expect(outcome).toEqual({ read: 2, imported: 1, unchanged: 0, refused: 1 })
    expect(refused).toMatchObject([{ line: 1, code: 'FICTITIOUS_IN_PRODUCTION' }])
  })

  it('keeps a new code with its audit line, encrypted, and neither without the other', async () => {
    const { neph } = fixture('one-point')
    const codes = databaseCodes(database.db, keys)
    const code = confidentialCodeFrom(Uint8Array.from([9, 8, 7, 6, 5, 4, 3, 2]))
    if (code === null) throw new Error('eight bytes of use make a code')
    const line = composeAuditEntry({ at: AT, action: 'renew-code', outcome: 'granted', role: 'system', neph })
    expect(await codes.find(neph)).toBeNull()
    await codes.replace(neph, code, line)
    expect(await codes.find(neph)).toBe(code)
    expect(await auditedIn(database)).toEqual([line])
    const [row] = await database.db.selectFrom('confidential_code').selectAll().execute()
    expect(row?.code_encrypted.toString('latin1')).not.toContain(code)
    await database.db.updateTable('confidential_code').set({ neph: '999999999999' }).execute()
    const moved = { ...fixture('one-point'), neph: '999999999999' }
    await expect(codes.find(readLicenceRecord(moved).neph)).rejects.toMatchObject({ code: 'DATA_UNREADABLE' })
  })

  it('takes records in together with the line of who asked, under one instant, and nothing without a mandate', async () => {
    const audit = databaseAuditOutbox(database.db, keys)
    const ports = { audit, importChunk: importChunk({ db: database.db, keys }, true) }
    const neph = parseNeph('123456789014')
    const records = [JSON.stringify({ ...fixture('one-point'), neph })]
    const before = (await auditedIn(database)).length
    await expect(importAuthorised(ports, { records, mandate: { kind: 'none' } }, AT)).rejects.toMatchObject({
      ...{ code: 'ACCESS_REFUSED', evidence: { reason: 'MANDATE_REQUIRED', basis: 'C. route L225-1' } },
    })
    expect(await databaseRecords(database.db, keys).find(neph)).toBeNull()
    const mandate = { kind: 'request', purpose: 'reprise', requestedBy: 'chef' } as const
    expect(await importAuthorised(ports, { records, mandate }, AT)).toMatchObject({ imported: 1 })
    expect(await importAuthorised(ports, { records, mandate }, AT)).toMatchObject({ unchanged: 1 })
    expect((await auditedIn(database)).slice(before)).toMatchObject([
      { action: 'import-records', outcome: 'refused', reason: 'MANDATE_REQUIRED' },
      { action: 'import-records', outcome: 'granted', requester: 'chef', purpose: 'reprise' },
    ])
    const row = database.db.selectFrom('licence').select('known_from').where('neph', '=', neph)
    expect(await row.executeTakeFirst()).toEqual({ known_from: AT })
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { attachSignature, composeSeal, decodeSeal } from '../../../src/core/seal/seal.ts'
import { sealIdentity } from '../../../src/core/seal/seal-identity.ts'
import type { NewDocument } from '../../../src/service/document-register.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseDocuments } from '../../../src/storage/database/database-documents.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { databaseOwnDocuments } from '../../../src/storage/database/database-own-documents.ts'
import { databaseWithdrawals } from '../../../src/storage/database/database-withdrawals.ts'
import { adcsOf, fixture } from '../../core/records.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const NEPH = parseNeph('051227308989')
const SEALED = sealedMessage(adcsOf(fixture('clean-b')), { caId: 'FR00', certificateId: 'PC01' }, 1)
const SEAL = attachSignature(composeSeal(SEALED.header, SEALED.fields), new Uint8Array(64))
const IDENTITY = await sealIdentity(decodeSeal(SEAL))
const facts = { at: AT, outcome: 'granted', role: 'operator', neph: NEPH } as const
const ISSUED = composeAuditEntry({ ...facts, action: 'issue' })
const LINE = composeAuditEntry({ ...facts, action: 'withdraw', reason: 'wrong-person' })
const NOTICE = { code: 'DOCUMENT_WITHDRAWN', details: { by: 'operator', reason: 'wrong-person' } } as const
const WITHDRAWAL = { at: AT, reason: 'wrong-person' } as const
const ADCS: NewDocument = {
  id: 'AAAAAAAAAAAAAAAA',
  kind: 'ADCS',
  neph: NEPH,
  emittedOn: parseCalendarDay('2026-11-22'),
  expiresOn: parseCalendarDay('2027-03-22'),
  recipientSiren: null,
  payload: SEAL,
  pdf: new TextEncoder().encode('%PDF'),
  issuedAt: AT,
}
const RII: NewDocument = { ...ADCS, id: 'BBBBBBBBBBBBBBBB', kind: 'RII', expiresOn: null }

describe.each(ENGINES)('documents withdrawn on the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  beforeEach(async () => {
    for (const table of ['issued_document', 'audit_pending', 'holder_notice', 'withdrawal_list'] as const)
      await database.db.deleteFrom(table).execute()
    for (const document of [ADCS, RII]) await databaseDocuments(database.db, keys).register(document, ISSUED)
  })
  afterAll(() => database.close())

  const register = () => databaseWithdrawals(database.db, keys)
  const withdraw = async (id = ADCS.id) => {
    const document = await register().find(id)
    if (document === null) throw new Error(`no document ${id}`)
    return register().withdraw(document, WITHDRAWAL, { line: LINE, notice: NOTICE })
  }

  it('are marked together with their audit line and the notice to their holder, once', async () => {
    expect(await register().find(ADCS.id)).toEqual({
      id: ADCS.id,
      kind: 'ADCS',
      neph: NEPH,
      withdrawal: null,
    })
    const before = await register().edition()
    expect(await withdraw()).toBe(true)
    expect(await register().find(ADCS.id)).toMatchObject({ withdrawal: WITHDRAWAL })
    expect(await withdraw()).toBe(false)
    expect(await register().edition()).toBe(before + 1)
    expect((await auditedIn(database)).filter(({ action }) => action === 'withdraw')).toEqual([LINE])
    expect(await databaseHolderNotices(database.db, keys).list(NEPH)).toMatchObject([
      { ...NOTICE, readAt: null },
    ])
  })

  it('of many who withdraw at once one does', async () => {
    const done = await Promise.all(Array.from({ length: 6 }, () => withdraw()))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect((await auditedIn(database)).filter(({ action }) => action === 'withdraw')).toHaveLength(1)
  })

  it.each(['audit_pending', 'holder_notice', 'withdrawal_edition'] as const)(
    'leave nothing at all where %s cannot be written',
    async (table) => {
      const before = await register().edition()
      const lines = await auditedIn(database)
      await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
        create trigger refuse before insert or update on ${sql.table(table)} for each row execute function refuse()`.execute(
        database.db,
      )
      await expect(withdraw()).rejects.toThrow('full')
      await sql`drop function refuse cascade`.execute(database.db)
      expect(await register().find(ADCS.id)).toMatchObject({ withdrawal: null })
      expect(await register().edition()).toBe(before)
      expect(await auditedIn(database)).toEqual(lines)
      expect(await databaseHolderNotices(database.db, keys).list(NEPH)).toEqual([])
    },
  )

  it('give their file to nobody any more, and say why to their holder', async () => {
    const own = databaseOwnDocuments(database.db, keys)
    expect(await own.pdf(NEPH, ADCS.id)).not.toBeNull()
    await withdraw()
    expect(await own.pdf(NEPH, ADCS.id)).toBeNull()
    const documents = databaseDocuments(database.db, keys)
    expect(await documents.pdfOf(ADCS.id)).toBeNull()
    expect(await documents.find(ADCS.id)).toMatchObject({ isKept: true, isWithdrawn: true })
    expect(await documents.find(RII.id)).toMatchObject({ isWithdrawn: false })
    const listed = new Map((await own.list(NEPH)).map(({ id, withdrawal }) => [id, withdrawal]))
    expect(Object.fromEntries(listed)).toEqual({ [ADCS.id]: WITHDRAWAL, [RII.id]: null })
  })

  it('are listed by the identity of their seal to the end of their use, and for good where there is none', async () => {
    expect((await register().entries(AT)).entries.size).toBe(0)
    await withdraw()
    const edition = await register().edition()
    const entries = new Map([[IDENTITY, new Date('2027-03-23T00:00:00+01:00')]])
    expect(await register().entries(AT)).toEqual({ edition, entries })
    expect((await register().entries(new Date('2027-03-22T22:59:59Z'))).entries.size).toBe(1)
    expect((await register().entries(new Date('2027-03-22T23:00:00Z'))).entries.size).toBe(0)
    await withdraw(RII.id)
    expect((await register().entries(new Date('2040-01-01T00:00:00Z'))).entries).toEqual(
      new Map([[IDENTITY, null]]),
    )
  })

  it('keep the list published last, which only who knew it replaces', async () => {
    const list = { issuer: 'FR00', sequence: 7, edition: 1, expiresAt: AT, text: 'a.b.c' }
    expect(await register().published('FR00')).toBeNull()
    expect(await register().publish(list, null)).toBe(true)
    expect(await register().publish({ ...list, sequence: 8 }, null)).toBe(false)
    expect(await register().publish({ ...list, sequence: 9 }, 7)).toBe(true)
    expect(await register().publish({ ...list, sequence: 10 }, 7)).toBe(false)
    expect(await register().published('FR00')).toEqual({ ...list, sequence: 9 })
  })
})

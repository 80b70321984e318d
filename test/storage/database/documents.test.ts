import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { sealedMessage } from '../../../src/core/documents/sealed-message.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { attachSignature, composeSeal } from '../../../src/core/seal/seal.ts'
import type { NewDocument } from '../../../src/service/document-register.ts'
import type { Beginning } from '../../../src/service/idempotency.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseDocuments, erasePdfs } from '../../../src/storage/database/database-documents.ts'
import { databaseIdempotency, forgetOldRequests } from '../../../src/storage/database/database-idempotency.ts'
import { databaseOwnDocuments } from '../../../src/storage/database/database-own-documents.ts'
import { adcsOf, fixture } from '../../core/records.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const NEPH = parseNeph('051227308989')
const PDF = new TextEncoder().encode('%PDF of MARTIN-DELACROIX')
const SEALED = sealedMessage(adcsOf(fixture('clean-b')), { caId: 'FR00', certificateId: 'PC01' }, 1)
const SEAL = attachSignature(composeSeal(SEALED.header, SEALED.fields), new Uint8Array(64))
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000)

describe.each(ENGINES)('the register of documents on the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  beforeEach(async () => {
    for (const table of ['issued_document', 'audit_pending', 'idempotency'] as const)
      await database.db.deleteFrom(table).execute()
  })
  afterAll(() => database.close())

  const documents = () => databaseDocuments(database.db, keys)
  const requests = () => databaseIdempotency(database.db, keys)
  const line = composeAuditEntry({
    at: AT,
    action: 'issue',
    outcome: 'granted',
    role: 'operator',
    neph: NEPH,
  })
  const adcs: NewDocument = {
    id: 'AAAAAAAAAAAAAAAA',
    kind: 'ADCS',
    neph: NEPH,
    emittedOn: parseCalendarDay('2026-11-22'),
    expiresOn: parseCalendarDay('2027-03-22'),
    recipientSiren: '123456782',
    payload: SEAL,
    pdf: PDF,
    issuedAt: AT,
  }
  const rii: NewDocument = {
    ...adcs,
    id: 'BBBBBBBBBBBBBBBB',
    kind: 'RII',
    expiresOn: null,
    issuedAt: later(1),
  }

  it('gives the file back bit for bit, and shows nothing of it in the row', async () => {
    await documents().register(adcs, line)
    expect(await documents().pdfOf(adcs.id)).toEqual(Buffer.from(PDF))
    expect(await auditedIn(database)).toEqual([line])
    const [row] = await database.db.selectFrom('issued_document').selectAll().execute()
    for (const value of Object.values(row ?? {}))
      expect(Buffer.isBuffer(value) ? value.toString('latin1') : String(value)).not.toMatch(/MARTIN|DC04/)
  })

  it('lists the documents of a file, newest first, and nothing of another', async () => {
    await documents().register(adcs, line)
    await documents().register(rii, line)
    const { payload: _payload, pdf: _pdf, ...facts } = adcs
    expect(await documents().list(NEPH)).toMatchObject([{ id: rii.id }, { ...facts, isKept: true }])
    expect(await documents().find(adcs.id)).toEqual({ ...facts, isKept: true, isWithdrawn: false })
    expect(await documents().list(parseNeph('960880202744'))).toEqual([])
    const own = databaseOwnDocuments(database.db, keys)
    expect(await own.list(NEPH)).toMatchObject([
      { id: rii.id, kind: 'RII', payload: rii.payload },
      { id: adcs.id },
    ])
    expect(await own.pdf(NEPH, adcs.id)).toEqual(Buffer.from(PDF))
    expect(await own.pdf(parseNeph('960880202744'), adcs.id)).toBeNull()
  })

  it('refuses an id that is taken, and leaves no audit line of it', async () => {
    await documents().register(adcs, line)
    await expect(documents().register({ ...rii, id: adcs.id }, line)).rejects.toMatchObject({ code: '23505' })
    expect(await auditedIn(database)).toHaveLength(1)
  })

  it('refuses a file moved from one document to another', async () => {
    await documents().register(adcs, line)
    await documents().register(rii, line)
    const [first] = await database.db
      .selectFrom('issued_document')
      .selectAll()
      .where('id', '=', adcs.id)
      .execute()
    const pdf_encrypted = first?.pdf_encrypted ?? null
    await database.db.updateTable('issued_document').set({ pdf_encrypted }).where('id', '=', rii.id).execute()
    await expect(documents().pdfOf(rii.id)).rejects.toMatchObject({ code: 'DATA_UNREADABLE' })
  })

  it('keeps an ADCS to its last day in Paris, an RII for thirty days, and then the fact alone', async () => {
    await documents().register(adcs, line)
    await documents().register(rii, line)
    expect(await erasePdfs(database.db, new Date('2026-12-22T22:59:59Z'))).toBe(0)
    expect(await erasePdfs(database.db, new Date('2026-12-22T23:00:00Z'))).toBe(1)
    expect(await documents().pdfOf(rii.id)).toBeNull()
    expect(await documents().find(rii.id)).toMatchObject({ isKept: false })
    expect(await databaseOwnDocuments(database.db, keys).list(NEPH)).toMatchObject([{ id: adcs.id }])
    expect(await erasePdfs(database.db, new Date('2027-03-22T22:59:59Z'))).toBe(0)
    expect(await erasePdfs(database.db, new Date('2027-03-22T23:00:00Z'))).toBe(1)
  })

  describe('a request with a key', () => {
    const asked = { actor: 'account:1', key: 'k', requestHash: Buffer.alloc(32, 1) }
    const leaseOf = (beginning: Beginning): string => {
      if (beginning.kind === 'new') return beginning.lease
      throw new Error(`expected a new request, found ${beginning.kind}`)
    }
    const begin = async (at = AT) => leaseOf(await requests().begin(asked, at))
    const completed = (lease: string) => ({ ...asked, lease, status: 201, response: '{"id":"A"}' })

    it('is done once, and answered the same for a day', async () => {
      await documents().register(adcs, line, completed(await begin()))
      const replay = { kind: 'replay', status: 201, response: '{"id":"A"}' }
      expect(await requests().begin(asked, later(86_399))).toEqual(replay)
      expect(await requests().begin(asked, later(86_400))).toMatchObject({ kind: 'new' })
    })

    it('is in flight for a minute, then may be taken over; its first holder then registers nothing', async () => {
      const first = await begin()
      expect(await requests().begin(asked, later(59))).toEqual({ kind: 'in-flight' })
      const second = await begin(later(60))
      await expect(documents().register(adcs, line, completed(first))).rejects.toMatchObject({
        code: 'IDEMPOTENCY_IN_FLIGHT',
      })
      expect([await documents().find(adcs.id), await auditedIn(database)]).toEqual([null, []])
      await documents().register(adcs, line, completed(second))
      expect(await documents().find(adcs.id)).not.toBeNull()
    })

    it('given up is free at once', async () => {
      const lease = await begin()
      await requests().abandon({ ...asked, lease: 'of another' })
      expect(await requests().begin(asked, AT)).toEqual({ kind: 'in-flight' })
      await requests().abandon({ ...asked, lease })
      expect(await requests().begin(asked, AT)).toMatchObject({ kind: 'new' })
    })

    it('of another content is a mismatch, even in flight; of another actor it is another key', async () => {
      await begin()
      const other = { ...asked, requestHash: Buffer.alloc(32, 2) }
      expect(await requests().begin(other, later(90))).toEqual({ kind: 'mismatch' })
      expect(await requests().begin({ ...asked, actor: 'account:2' }, AT)).toMatchObject({ kind: 'new' })
    })

    it('sent many times at once begins once', async () => {
      const beginnings = await Promise.all(Array.from({ length: 8 }, () => requests().begin(asked, AT)))
      expect(beginnings.filter(({ kind }) => kind === 'new')).toHaveLength(1)
      expect(beginnings.filter(({ kind }) => kind === 'in-flight')).toHaveLength(7)
    })

    it('is forgotten after its day', async () => {
      await begin()
      expect(await forgetOldRequests(database.db, later(86_399))).toBe(0)
      expect(await forgetOldRequests(database.db, later(86_400))).toBe(1)
    })
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const NEPH = parseNeph('051227308989')
const OTHER = parseNeph('960880202744')
const line = (action: 'link-licence' | 'cut-link', neph = NEPH) =>
  composeAuditEntry({ at: AT, action, outcome: 'granted', role: 'holder', kind: 'franceconnect', neph })

describe.each(ENGINES)('links and notices of holders in the %s database', (_, open) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  const links = async () => databaseFranceConnectLinks(database.db, await openDataKeys(database.db, database))
  const notices = async () => databaseHolderNotices(database.db, await openDataKeys(database.db, database))

  it('an identity is linked with its audit line, and its subject is nowhere in the clear', async () => {
    await (await links()).bind('subject-one', NEPH, AT, line('link-licence'))
    expect(await (await links()).find('subject-one')).toBe(NEPH)
    expect(await (await links()).find('subject-on')).toBeNull()
    expect(await auditedIn(database)).toMatchObject([{ action: 'link-licence', neph: NEPH }])
    const rows = await database.db.selectFrom('franceconnect_link').selectAll().execute()
    expect(rows.map(({ sub_hash }) => sub_hash.toString('latin1')).join()).not.toContain('subject-one')
  })

  it('a link that was cut is found no more, stays on record, and is cut once in the audit', async () => {
    await Promise.all([1, 2, 3].map(async () => (await links()).cut('subject-one', AT, line('cut-link'))))
    expect(await (await links()).find('subject-one')).toBeNull()
    expect(await database.db.selectFrom('franceconnect_link').select('cut_at').execute()).toEqual([
      { cut_at: AT },
    ])
    const lines = await auditedIn(database)
    expect(lines.filter(({ action }) => action === 'cut-link')).toHaveLength(1)
  })

  it('an identity whose link was cut is linked again, to another licence too', async () => {
    await (await links()).bind('subject-one', OTHER, later(1), line('link-licence', OTHER))
    expect(await (await links()).find('subject-one')).toBe(OTHER)
  })

  it('a link whose audit line cannot be written does not come about', async () => {
    await sql`alter table audit_pending rename to audit_away`.execute(database.db)
    const binding = (await links()).bind('subject-two', NEPH, AT, line('link-licence'))
    await expect(binding).rejects.toThrow()
    await sql`alter table audit_away rename to audit_pending`.execute(database.db)
    expect(await (await links()).find('subject-two')).toBeNull()
  })

  it('notices are listed newest first, for their own holder, and read once', async () => {
    await (await notices()).leave(NEPH, { code: 'LICENCE_LINKED', details: { by: 'account' } }, AT)
    await (await notices()).leave(NEPH, { code: 'LINK_CUT', details: { by: 'franceconnect' } }, later(1))
    const [cut, linked] = await (await notices()).list(NEPH)
    expect([cut, linked]).toMatchObject([
      { code: 'LINK_CUT', details: { by: 'franceconnect' }, at: later(1), readAt: null },
      { code: 'LICENCE_LINKED', details: { by: 'account' }, at: AT, readAt: null },
    ])
    expect(await (await notices()).list(OTHER)).toEqual([])
    const ids = [cut?.id ?? '']
    await (await notices()).markRead(OTHER, ids, later(2))
    expect((await (await notices()).list(NEPH))[0]?.readAt).toBeNull()
    await (await notices()).markRead(NEPH, ids, later(2))
    await (await notices()).markRead(NEPH, ids, later(3))
    expect((await (await notices()).list(NEPH)).map(({ readAt }) => readAt)).toEqual([later(2), null])
    await (await notices()).markRead(NEPH, [], later(4))
  })
})

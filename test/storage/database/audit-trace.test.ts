import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditBody } from '../../../src/core/audit/audit-body.ts'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { verifyAudit } from '../../../src/core/audit/verify-audit.ts'
import { type Neph, parseNeph } from '../../../src/core/licence/neph.ts'
import { readOwnTrace } from '../../../src/service/audit/read-own-trace.ts'
import { makeAuditKey, openAuditSigner, readAuditPublicKeys } from '../../../src/signing/audit-signer.ts'
import { auditMacKey, insertAuditEntries } from '../../../src/storage/database/audit-pending.ts'
import { withAuditSnapshot } from '../../../src/storage/database/audit-reading.ts'
import { sequenceOnce } from '../../../src/storage/database/audit-sequencer.ts'
import { databaseAuditTrace } from '../../../src/storage/database/audit-trace.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { facts } from '../../core/audit/log.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const A_DAY = 24 * 60
/** Of the lines of `facts`, the latest of which come some weeks after the first. */
const AT = new Date('2027-02-01T12:00:00+01:00')

describe.each(ENGINES)('the trace of a holder in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  let chain: () => Promise<number>
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
    await makeAuditKey(database.keysDir)
    const signer = await openAuditSigner(database.keysDir, false)
    const headsFile = join(database.keysDir, '..', 'data', 'audit-heads.ndjson')
    chain = () => sequenceOnce({ db: database.db, keys, signer, headsFile, now: () => AT })
  })
  afterAll(() => database.close())

  const leave = async (neph: Neph, lines: readonly ReturnType<typeof facts>[]) => {
    const entries = lines.map((line) => composeAuditEntry({ ...line, neph }))
    await insertAuditEntries(database.db, auditMacKey(keys), entries)
    await chain()
  }
  const several = (count: number, from: number, more: Parameters<typeof facts>[1], step = 1) =>
    Array.from({ length: count }, (_, index) => facts(from + index * step, { role: 'holder', ...more }))
  const read = (neph: Neph, before?: Parameters<typeof readOwnTrace>[1]['before']) =>
    readOwnTrace(
      {
        trace: databaseAuditTrace(database.db, keys),
        audit: { append: async () => {} },
        authorityTraceDays: 183,
      },
      { neph, requester: { role: 'holder', signedInBy: 'franceconnect', neph }, at: AT, before },
    )

  it('shows the link and the sign-in of an account after eleven hundred readings by that account', async () => {
    const neph = parseNeph('051227308989')
    const account = { kind: 'account', signedInBy: 'account' } as const
    await leave(neph, [
      ...several(1, 0, { ...account, action: 'link-licence' }),
      ...several(1, 1, { ...account, action: 'sign-in' }),
      ...several(1100, 2, { ...account, action: 'read-points', kind: 'POINTS' }, 0.1),
      ...several(2, 3, { action: 'read-points', kind: 'POINTS', signedInBy: 'franceconnect' }),
    ])
    const { lines, older } = await read(neph)
    expect(lines).toMatchObject([
      { action: 'read-points', signedInBy: 'account', count: 1100, times: ['09:02', '10:51'] },
      { action: 'read-points', signedInBy: 'franceconnect', count: 2, times: ['09:03', '09:04'] },
      { action: 'sign-in', signedInBy: 'account', count: 1, times: ['09:01'] },
      { action: 'link-licence', signedInBy: 'account', count: 1, times: ['09:00'] },
    ])
    expect(older).toBeNull()
  })

  it('reaches the first line by going on, whatever was done how often since', async () => {
    const neph = parseNeph('999999999999')
    const byDay = (action: 'sign-in' | 'issue') => several(60, A_DAY, { action }, A_DAY)
    await leave(neph, [
      ...several(1, 0, { action: 'link-licence', kind: 'franceconnect' }),
      ...byDay('sign-in'),
      ...byDay('issue'),
      ...several(700, 61 * A_DAY, { action: 'sign-in', kind: 'franceconnect' }),
      ...several(700, 61 * A_DAY, { action: 'sign-in', role: 'anonymous', kind: 'account' }),
    ])
    const first = await read(neph)
    expect(first.lines.slice(0, 2)).toMatchObject([
      { by: 'holder', count: 700, times: ['09:00', '20:39'] },
      { by: 'unknown', count: 700, signedInBy: 'account' },
    ])
    const pages = [first]
    for (let { older } = first; older !== null; ) {
      const page = await read(neph, older)
      pages.push(page)
      older = page.older
    }
    expect(pages.map(({ lines }) => lines.length)).toEqual([40, 40, 40, 3])
    expect(pages.at(-1)?.lines.at(-1)).toMatchObject({ action: 'link-licence', signedInBy: 'franceconnect' })
    const days = pages.flatMap(({ lines }) => lines.map(({ day }) => day))
    expect(days).toEqual(days.toSorted().toReversed())
  })

  it('gives whole days, as many as were asked for and at least one', async () => {
    const trace = databaseAuditTrace(database.db, keys)
    const neph = parseNeph('999999999999')
    const days = async (most: number) =>
      (await trace.doingsOf(neph, { before: null, most })).map(({ day }) => day)
    expect(new Set(await days(1)).size).toBe(1)
    expect(await days(1)).toHaveLength(2)
    expect(await days(3)).toHaveLength(4)
  })

  it('counts the day and the minute of Paris, and what may be shown alone', async () => {
    const neph = parseNeph('960880202744')
    const at = new Date('2026-12-31T23:30:00Z')
    const line = { ...facts(0, { role: 'holder', action: 'sign-in' }), at }
    const hidden = { ...line, role: 'system', action: 'cut-link' } as const
    await leave(neph, [line, hidden, { ...line, action: 'sign-out' }])
    expect((await read(neph)).lines).toMatchObject([{ day: '2027-01-01', times: ['00:30'], count: 1 }])
  })

  it('shows lines written before the means were kept, and finds the chain sound with both', async () => {
    const neph = parseNeph('051227308989')
    const entry = composeAuditEntry(facts(40 * A_DAY, { role: 'holder', action: 'sign-in', kind: 'account' }))
    const { signedInBy: _, ...old } = JSON.parse(auditBody({ ...entry, neph }, 'a salt of another time'))
    const body = JSON.stringify(old)
    expect(body).not.toContain('signedInBy')
    const mac = createHmac('sha256', auditMacKey(keys)).update(body).digest()
    await database.db.insertInto('audit_pending').values({ body, mac }).execute()
    await chain()
    expect((await read(neph)).lines[0]).toMatchObject({ action: 'sign-in', signedInBy: 'account' })
    const publicKeys = await readAuditPublicKeys(database.keysDir)
    const verdict = await withAuditSnapshot(database.db, async (snapshot) =>
      verifyAudit(snapshot.pages(), { heads: await snapshot.headsAfter(0), publicKeys, at: AT }),
    )
    expect(verdict).toMatchObject({ outcome: 'sound', faults: [] })
  })

  it('believes the body, not the column beside it: nobody’s line is shown to another', async () => {
    const [mine, other] = [parseNeph('960880202744'), parseNeph('051227308989')]
    const seen = (await read(mine)).lines.length
    await sql.raw('alter table audit_line disable trigger user').execute(database.db)
    await sql`update audit_line set neph_hash = (select neph_hash from audit_line where body like ${`%${mine}%`} limit 1)
      where body like ${`%${other}%`}`.execute(database.db)
    await sql.raw('alter table audit_line enable trigger user').execute(database.db)
    expect((await read(mine)).lines).toHaveLength(seen)
  })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseEmailAddress } from '../../../src/core/account/email-address.ts'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAccountLinks } from '../../../src/storage/database/database-account-links.ts'
import { databaseAccounts } from '../../../src/storage/database/database-accounts.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date()
const NEPH = parseNeph('051227308989')
const line = (reason: string) =>
  composeAuditEntry({ at: AT, action: 'link-licence', outcome: 'granted', role: 'holder', reason })

describe.each(ENGINES)('accounts in the %s database', (_, open) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  const keys = () => openDataKeys(database.db, database)
  const accounts = async () => databaseAccounts(database.db, await keys())
  const links = async () =>
    databaseAccountLinks(database.db, await keys(), { registryCodesSeenElsewhere: false })
  const begin = async (email: string, passwordHash = 'hash') =>
    (await accounts()).begin({ email: parseEmailAddress(email), passwordHash, code: '123456' }, AT, (id) =>
      line(`begun ${id}`),
    )
  const idOf = async (email: string) => (await (await accounts()).findByEmail(email))?.id ?? ''
  const reasons = async () => (await auditedIn(database)).map(({ reason }) => reason)

  it('an account begun anew waits with its last password, and one that is verified is left alone', async () => {
    expect(await begin('A@exemple.fr', 'one')).toBe(true)
    expect(await begin('a@exemple.fr', 'two')).toBe(true)
    const account = { id: await idOf('a@exemple.fr'), passwordHash: 'one' }
    expect(await (await accounts()).verify(account, '123456', AT, line('verified'))).toBe(false)
    await begin('a@exemple.fr', 'two')
    const own = { ...account, passwordHash: 'two' }
    expect(await (await accounts()).verify(own, '123456', AT, line('verified'))).toBe(true)
    expect(await begin('a@exemple.fr', 'three')).toBe(false)
    expect(await (await accounts()).findByEmail('a@exemple.fr')).toMatchObject({
      passwordHash: 'two',
      isVerified: true,
      neph: null,
    })
    expect((await reasons()).filter((reason) => reason === 'verified')).toHaveLength(1)
  })

  it('a code is taken by exactly one of those who bring it at the same time', async () => {
    const id = await idOf('a@exemple.fr')
    await (await accounts()).keepResetCode(id, '654321', AT)
    const change = { code: '654321', passwordHash: 'new' }
    const ports = await accounts()
    const taken = await Promise.all([1, 2, 3, 4].map(() => ports.reset(id, change, AT, line('reset'))))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect((await reasons()).filter((reason) => reason === 'reset')).toHaveLength(1)
  })

  it('of many false codes at the same time fifty are looked at, and the right one after them is not', async () => {
    const id = await idOf('a@exemple.fr')
    const ports = await accounts()
    await ports.keepResetCode(id, '654321', AT)
    const tried = Array.from({ length: 60 }, (_, code) =>
      ports.reset(id, { code: String(code), passwordHash: 'no' }, AT, line('never')),
    )
    await Promise.all(tried)
    expect(await ports.reset(id, { code: '654321', passwordHash: 'no' }, AT, line('never'))).toBe(false)
    const row = await database.db.selectFrom('account_secret').select('attempts').executeTakeFirst()
    expect(row?.attempts).toBe(50)
    expect((await ports.find(id))?.passwordHash).toBe('new')
  })

  it('a confidential code is redeemed by exactly one of those who bring it at the same time', async () => {
    const ids = []
    for (const email of ['b@exemple.fr', 'c@exemple.fr', 'd@exemple.fr', 'e@exemple.fr']) {
      await begin(email)
      ids.push(await idOf(email))
    }
    const ports = await links()
    const outcomes = await Promise.all(
      ids.map((accountId) => ports.redeem({ accountId, neph: NEPH, code: 'ABCD-2345' }, AT, line)),
    )
    expect(outcomes.toSorted()).toEqual(['linked', null, null, null])
    expect(await ports.ofLicence(NEPH, AT)).toHaveLength(1)
    expect((await reasons()).filter((reason) => reason === 'linked')).toHaveLength(1)
    expect(await databaseHolderNotices(database.db, await keys()).list(NEPH)).toHaveLength(1)
  })

  it('a code that was used is used however it is written, and another one is not', async () => {
    const ports = await links()
    const account = { accountId: await idOf('a@exemple.fr'), neph: NEPH }
    expect(await ports.redeem({ ...account, code: 'abcd 2345' }, AT, line)).toBeNull()
    const rows = await database.db.selectFrom('consumed_code').selectAll().execute()
    expect(rows.map(({ code_hash }) => code_hash.toString('latin1')).join()).not.toContain('ABCD')
    expect(await ports.redeem({ ...account, code: 'WXYZ6789' }, AT, line)).toBe('linked')
  })

  it('nothing is consumed or linked where the audit line cannot be written', async () => {
    await begin('f@exemple.fr')
    const accountId = await idOf('f@exemple.fr')
    const other = parseNeph('960880202744')
    await sql`alter table audit_pending rename to audit_away`.execute(database.db)
    const redeeming = (await links()).redeem({ accountId, neph: other, code: 'ABCD2345' }, AT, line)
    await expect(redeeming).rejects.toThrow()
    await sql`alter table audit_away rename to audit_pending`.execute(database.db)
    expect((await (await accounts()).find(accountId))?.neph).toBeNull()
    expect(await databaseHolderNotices(database.db, await keys()).list(other)).toEqual([])
    expect(await (await links()).redeem({ accountId, neph: other, code: 'ABCD2345' }, AT, line)).toBe(
      'linked',
    )
  })

  it('an account that has a licence by now is linked to no other, and consumes no code', async () => {
    const accountId = await idOf('f@exemple.fr')
    const third = parseNeph('120119107023')
    expect(await (await links()).redeem({ accountId, neph: third, code: 'QRST2345' }, AT, line)).toBeNull()
    const used = await database.db.selectFrom('consumed_code').where('neph', '=', third).selectAll().execute()
    expect(used).toEqual([])
  })

  it('a link is cut once in the audit, with a notice, and leaves the account', async () => {
    const accountId = await idOf('f@exemple.fr')
    const other = parseNeph('960880202744')
    const ports = await links()
    const cutting = [1, 2, 3].map(() => ports.cut(accountId, other, { by: 'franceconnect' }, AT, line('cut')))
    expect((await Promise.all(cutting)).filter(Boolean)).toHaveLength(1)
    expect((await reasons()).filter((reason) => reason === 'cut')).toHaveLength(1)
    expect(await (await accounts()).find(accountId)).toMatchObject({ neph: null, linkedAt: null })
  })

  it('an account that is closed is gone with its codes', async () => {
    const id = await idOf('a@exemple.fr')
    await (await accounts()).close(id, line('closed'))
    expect(await (await accounts()).find(id)).toBeNull()
    const secrets = await database.db
      .selectFrom('account_secret')
      .where('account_id', '=', id)
      .selectAll()
      .execute()
    expect(secrets).toEqual([])
  })
})

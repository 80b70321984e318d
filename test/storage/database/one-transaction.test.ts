import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { askNewCode } from '../../../src/http/account/ask-new-code.ts'
import { communesOfFrance } from '../../../src/identity/communes-of-france.ts'
import { changePassword, closeAccount } from '../../../src/service/account/change-account.ts'
import type { AccountPorts } from '../../../src/service/account/create-account.ts'
import { cutAccountLink } from '../../../src/service/account/judge-links.ts'
import { linkByCode } from '../../../src/service/account/link-by-code.ts'
import { resetPassword } from '../../../src/service/account/reset-password.ts'
import { scryptHasher } from '../../../src/service/account/scrypt-hasher.ts'
import { signInAccount } from '../../../src/service/account/sign-in-account.ts'
import { openRequest } from '../../../src/service/driver/holder-requests.ts'
import type { DriverSubject } from '../../../src/service/session.ts'
import { cutLink } from '../../../src/service/sign-in/cut-link.ts'
import { linkByFranceConnect } from '../../../src/service/sign-in/link-licence.ts'
import { signInDriver } from '../../../src/service/sign-in/sign-in-driver.ts'
import { signOut } from '../../../src/service/sign-in/sign-out.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAccountLinks } from '../../../src/storage/database/database-account-links.ts'
import { databaseAccounts } from '../../../src/storage/database/database-accounts.ts'
import { databaseAtomically } from '../../../src/storage/database/database-atomically.ts'
import { databaseAttempts } from '../../../src/storage/database/database-attempts.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseCodes } from '../../../src/storage/database/database-codes.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { databaseHolderRequests } from '../../../src/storage/database/database-holder-requests.ts'
import { databaseRecords } from '../../../src/storage/database/database-records.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../../../src/storage/database/database-sign-in-attempts.ts'
import { importRecords } from '../../../src/storage/database/import-records.ts'
import { fixture } from '../../core/records.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const RECORD = fixture('clean-b')
const { neph: NEPH, holder } = RECORD
const SUB = 'subject-of-the-holder'
const PASSWORD = 'girafe tonnerre rideau'
const NEW_PASSWORD = 'moulin ciseaux brouillard'
const PROVENANCE = { registryCodesSeenElsewhere: false }
const IDENTITY = {
  birthName: holder.birthName,
  givenNames: holder.givenNames,
  givenNamesApart: true,
  birthDate: holder.birthDate,
  gender: 'female',
  birthPlace: null,
  birthCountry: '99100',
} as const
const driver = (neph: typeof NEPH | null): Extract<DriverSubject, { signedInBy: 'franceconnect' }> => ({
  kind: 'driver',
  signedInBy: 'franceconnect',
  sub: SUB,
  displayName: 'E',
  neph,
  idToken: '',
})

/** Tables that a procedure may write, but for counts of attempts, which are to stay. */
const WRITTEN = [
  'account',
  'account_secret',
  'audit_pending',
  'consumed_code',
  'franceconnect_link',
  'holder_message',
  'holder_notice',
  'holder_request',
  'session',
] as const

describe.each(ENGINES)('one procedure is one transaction in the %s database:', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
    await importRecords(database.db, keys, [JSON.stringify(RECORD)], { at: AT, demonstration: true })
  })
  afterAll(() => database.close())

  const ports = () => {
    const { db } = database
    return {
      accounts: databaseAccounts(db, keys),
      links: databaseAccountLinks(db, keys, PROVENANCE),
      identities: databaseFranceConnectLinks(db, keys),
      sessions: databaseSessions(db, keys),
      atomically: databaseAtomically(db, keys, PROVENANCE),
      attempts: databaseAttempts(db, keys),
      audit: databaseAuditOutbox(db, keys),
      records: databaseRecords(db, keys),
      communes: communesOfFrance,
      codes: databaseCodes(db, keys),
      notices: databaseHolderNotices(db, keys),
      requests: databaseHolderRequests(db, keys),
      hasher: scryptHasher({ ln: 10, r: 8, p: 1 }),
      mailer: { send: async () => {} },
      deviceKey: keys.derive('account device'),
    } satisfies AccountPorts & Record<string, unknown>
  }

  /** What every table holds, its bytes and all. */
  const held = async () => {
    const tables = WRITTEN.map((table) =>
      sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(database.db),
    )
    return (await Promise.all(tables)).map(({ rows }, index) => [WRITTEN[index], rows.map(({ row }) => row)])
  }

  /** Makes the database itself refuse to write a table; what was written before in the transaction must go. */
  const whileRefused = async (table: (typeof WRITTEN)[number], work: () => Promise<unknown>) => {
    const { db } = database
    await sql`create or replace function refuse_all() returns trigger language plpgsql as
      $$ begin raise exception 'refused' using errcode = 'P0001'; end $$`.execute(db)
    await sql`create trigger refuse_all before insert or update on ${sql.table(table)}
      for each row execute function refuse_all()`.execute(db)
    try {
      await expect(work()).rejects.toMatchObject({ code: 'P0001' })
    } finally {
      await sql`drop trigger refuse_all on ${sql.table(table)}`.execute(db)
    }
  }

  const line = (action: 'link-licence' | 'create-account') =>
    composeAuditEntry({ at: AT, action, outcome: 'granted', role: 'holder', neph: NEPH })

  /** An account of this test, verified and with a session. */
  const account = async (email: string, neph: typeof NEPH | null) => {
    const { accounts, hasher, sessions } = ports()
    const passwordHash = await hasher.hash(PASSWORD)
    const begun = { email: { written: email, canonical: email }, passwordHash, code: '123456' }
    await accounts.begin(begun, AT, () => line('create-account'))
    const { id } = (await accounts.findByEmail(email)) ?? { id: '' }
    await accounts.verify({ id, passwordHash }, '123456', AT, line('create-account'))
    await database.db
      .updateTable('account')
      .set({ neph, linked_at: neph === null ? null : AT })
      .where('id', '=', id)
      .execute()
    const kept = await accounts.find(id)
    if (kept === null) throw new Error('no account')
    const subject = {
      kind: 'driver',
      signedInBy: 'account',
      accountId: id,
      displayName: email,
      neph,
    } as const
    const { token, session } = await sessions.open(subject, AT)
    return { account: kept, token, session }
  }

  let emails = 0
  let own: Awaited<ReturnType<typeof account>>
  beforeEach(async () => {
    await sql`delete from attempt_count`.execute(database.db)
    await sql`delete from consumed_code`.execute(database.db)
    own = await account(`a${emails++}@exemple.fr`, null)
  })
  const linked = async () => {
    await database.db
      .updateTable('account')
      .set({ neph: NEPH, linked_at: AT })
      .where('id', '=', own.account.id)
      .execute()
    return { ...own.account, neph: NEPH }
  }

  it.each(['session', 'holder_notice', 'audit_pending'] as const)(
    'the link of an account cut by its holder, where %s cannot be written',
    async (table) => {
      const { id } = await linked()
      const before = await held()
      await whileRefused(table, () =>
        cutAccountLink(ports(), { accountId: id, neph: NEPH, by: 'franceconnect' }, AT),
      )
      expect(await held()).toEqual(before)
    },
  )

  it.each(['session', 'holder_notice', 'holder_message', 'audit_pending'] as const)(
    'a licence linked by its code, where %s cannot be written',
    async (table) => {
      const before = await held()
      const typed = {
        neph: NEPH,
        nephAgain: NEPH,
        confidentialCode: RECORD.confidentialCode,
        birthName: holder.birthName,
        birthDate: holder.birthDate.split('-').reverse().join('/'),
      }
      await whileRefused(table, () => linkByCode({ ...ports(), askNewCode }, own, typed, AT))
      expect(await held()).toEqual(before)
    },
  )

  it.each(['session', 'audit_pending'] as const)(
    'a password changed, where %s cannot be written',
    async (table) => {
      const before = await held()
      const typed = { password: PASSWORD, newPassword: NEW_PASSWORD, newPasswordAgain: NEW_PASSWORD }
      await whileRefused(table, () => changePassword(ports(), own.account, typed, AT))
      expect(await held()).toEqual(before)
      expect(await ports().sessions.find(own.token, AT)).not.toBeNull()
    },
  )

  it.each(['session', 'holder_notice'] as const)(
    'a password replaced by a code, where %s cannot be written: the code is still good',
    async (table) => {
      const { id, email } = await linked()
      await ports().accounts.keepResetCode(id, '654321', AT)
      const before = await held()
      const typed = { email, code: '654321', password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD }
      await whileRefused(table, () => resetPassword(ports(), typed, { range: 'r' }, AT))
      expect(await held()).toEqual(before)
      expect(await resetPassword(ports(), typed, { range: 'r' }, AT)).toEqual({ email })
    },
  )

  it('an account closed, where its holder cannot be told', async () => {
    const account = await linked()
    const before = await held()
    await whileRefused('holder_notice', () => closeAccount(ports(), account, { password: PASSWORD }, AT))
    expect(await held()).toEqual(before)
  })

  it.each(['session', 'audit_pending'] as const)(
    'a sign-in to an account, where %s cannot be written',
    async (table) => {
      const before = await held()
      const typed = { email: own.account.email, password: PASSWORD, device: null }
      const origin = { range: 'r', previousToken: own.token }
      await whileRefused(table, () => signInAccount(ports(), typed, origin, AT))
      expect(await held()).toEqual(before)
      expect(await ports().sessions.find(own.token, AT)).not.toBeNull()
    },
  )

  it('a sign-out, where its line cannot be written', async () => {
    const before = await held()
    await whileRefused('audit_pending', () => signOut(ports(), own, null, AT))
    expect(await held()).toEqual(before)
  })

  it('a request of a driver, where its line cannot be written', async () => {
    const before = await held()
    const asked = { holder: { role: 'holder', signedInBy: 'account', neph: NEPH }, at: AT } as const
    await whileRefused('audit_pending', () =>
      openRequest(ports(), asked, { subject: 'other', text: 'Bonjour.' }),
    )
    expect(await held()).toEqual(before)
  })

  it.each(['session', 'holder_notice', 'audit_pending'] as const)(
    'a licence linked by FranceConnect, where %s cannot be written',
    async (table) => {
      const { token } = await ports().sessions.open(driver(null), AT)
      const before = await held()
      const asking = { driver: { ...driver(null), identity: IDENTITY }, token, neph: NEPH }
      const linking = { ...asking, confidentialCode: null }
      await whileRefused(table, () => linkByFranceConnect({ ...ports(), askNewCode }, linking, AT))
      expect(await held()).toEqual(before)
    },
  )

  it.each(['session', 'consumed_code', 'holder_notice', 'holder_message', 'audit_pending'] as const)(
    'an identity replaced by another that has the code, where %s cannot be written: the code is still good',
    async (table) => {
      await ports().identities.bind('another', NEPH, AT, line('link-licence'))
      const linked = await ports().sessions.open({ ...driver(NEPH), sub: 'another' }, AT)
      const { token } = await ports().sessions.open(driver(null), AT)
      const before = await held()
      const asking = { driver: { ...driver(null), identity: IDENTITY }, token, neph: NEPH }
      const linking = { ...asking, confidentialCode: RECORD.confidentialCode }
      await whileRefused(table, () => linkByFranceConnect({ ...ports(), askNewCode }, linking, AT))
      expect(await held()).toEqual(before)
      expect(await ports().sessions.find(linked.token, AT)).not.toBeNull()
      expect(await linkByFranceConnect({ ...ports(), askNewCode }, linking, AT)).toMatchObject({
        outcome: 'linked',
      })
      await ports().identities.cut(SUB, AT, line('link-licence'))
    },
  )

  it.each(['session', 'holder_notice', 'audit_pending'] as const)(
    'the link of an identity cut, where %s cannot be written',
    async (table) => {
      await ports().identities.bind(SUB, NEPH, AT, line('link-licence'))
      const { token } = await ports().sessions.open(driver(NEPH), AT)
      const before = await held()
      await whileRefused(table, () =>
        cutLink(ports(), { driver: { ...driver(NEPH), neph: NEPH }, token }, AT),
      )
      expect(await held()).toEqual(before)
      expect(await ports().sessions.find(token, AT)).not.toBeNull()
    },
  )

  it.each(['session', 'holder_notice', 'audit_pending'] as const)(
    'a sign-in by FranceConnect whose identity no longer agrees, where %s cannot be written',
    async (table) => {
      await ports().identities.bind(SUB, NEPH, AT, line('link-licence'))
      await ports().sessions.open(driver(NEPH), AT)
      const attempts = databaseSignInAttempts(database.db, keys)
      const started = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/conducteur' }
      const secret = await attempts.begin({ provider: 'franceconnect', ...started }, AT)
      const before = await held()
      const identity = { ...IDENTITY, birthName: 'AUTRE' }
      const provider = {
        begin: () => Promise.reject(new Error('begun before')),
        signOutUrl: () => Promise.reject(new Error('nobody signs out')),
        complete: async () => ({ sub: SUB, idToken: 'token', identity }),
      }
      const { identities: links } = ports()
      const brought = { answer: new URL('https://permis.test/'), secret, previousToken: null }
      await whileRefused(table, () => signInDriver({ ...ports(), links, provider, attempts }, brought, AT))
      expect(await held()).toEqual(before)
      expect(await links.find(SUB)).toBe(parseNeph(NEPH))
    },
  )
})

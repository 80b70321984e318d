import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import type { PivotIdentity } from '../../../src/core/identity/pivot-identity.ts'
import { communesOfFrance } from '../../../src/identity/communes-of-france.ts'
import { openAccountSession } from '../../../src/service/account/open-account-session.ts'
import { signInDriver } from '../../../src/service/sign-in/sign-in-driver.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAccounts } from '../../../src/storage/database/database-accounts.ts'
import { databaseAtomically } from '../../../src/storage/database/database-atomically.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../../../src/storage/database/database-sign-in-attempts.ts'
import { fixture } from '../../core/records.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const RECORD = fixture('clean-b')
const { neph: NEPH, holder } = RECORD
const SUB = 'subject-of-the-holder'
const PROVENANCE = { registryCodesSeenElsewhere: false }
const line = composeAuditEntry({ at: AT, action: 'cut-link', outcome: 'granted', role: 'holder', neph: NEPH })

/** A promise that somebody else ends. */
function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

describe.each(ENGINES)('two transactions of one person in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
  })
  afterAll(() => database.close())
  const atomically = () => databaseAtomically(database.db, keys, PROVENANCE)
  const openSessions = () =>
    database.db.selectFrom('session').where('revoked_at', 'is', null).select('id').execute()

  it('a sign-in begun while its link is being cut opens a session without a licence', async () => {
    const links = databaseFranceConnectLinks(database.db, keys)
    await links.bind(SUB, NEPH, AT, line)
    const attempts = databaseSignInAttempts(database.db, keys)
    const secrets = { state: 's', nonce: 'n', codeVerifier: 'v' }
    const begun = { ...secrets, provider: 'franceconnect', returnTo: '/conducteur' } as const
    const secret = await attempts.begin(begun, AT)
    const identity: PivotIdentity = {
      birthName: holder.birthName,
      givenNames: holder.givenNames,
      givenNamesApart: true,
      birthDate: holder.birthDate,
      gender: 'female',
      birthPlace: null,
      birthCountry: '99100',
    }
    const [isCut, isOver] = [gate(), gate()]
    let cutting: Promise<void> | null = null
    const signedIn = signInDriver(
      {
        ...{ attempts, links, audit: databaseAuditOutbox(database.db, keys), atomically: atomically() },
        communes: communesOfFrance,
        provider: {
          begin: () => Promise.reject(new Error('begun before')),
          signOutUrl: () => Promise.reject(new Error('nobody signs out')),
          complete: async () => ({ sub: SUB, idToken: '', identity }),
        },
        records: {
          // The link was found; its holder cuts it before the session is opened.
          find: async () => {
            cutting = atomically()(async ({ identityLinks, sessions }) => {
              await identityLinks.cut(SUB, AT, line)
              await sessions.revokeAllOf({ provider: 'franceconnect', sub: SUB }, AT)
              isCut.open()
              await isOver.passed
            })
            await isCut.passed
            return RECORD
          },
        },
      },
      { answer: new URL('https://permis.test/'), secret, previousToken: null },
      AT,
    )
    await isCut.passed
    setTimeout(isOver.open, 100)
    const { token } = await signedIn
    await cutting
    const session = await databaseSessions(database.db, keys).find(token, AT)
    expect(session?.subject).toMatchObject({ kind: 'driver', neph: null })
  })

  it('a sign-in with a password that is being replaced opens nothing', async () => {
    const accounts = databaseAccounts(database.db, keys)
    const email = { written: 'a@exemple.fr', canonical: 'a@exemple.fr' }
    await accounts.begin({ email, passwordHash: 'old', code: '123456' }, AT, () => line)
    const account = await accounts.findByEmail(email.canonical)
    if (account === null) throw new Error('no account')
    const before = (await openSessions()).length
    const [isReplaced, isOver] = [gate(), gate()]
    const replacing = atomically()(async (stores) => {
      await stores.accounts.setPassword(account, 'new', line)
      await stores.sessions.revokeAllOf({ accountId: account.id }, AT)
      isReplaced.open()
      await isOver.passed
    })
    await isReplaced.passed
    const opening = atomically()((stores) => openAccountSession(stores, account, null, AT))
    setTimeout(isOver.open, 100)
    expect(await opening).toBeNull()
    await replacing
    expect(await openSessions()).toHaveLength(before)
  })
})

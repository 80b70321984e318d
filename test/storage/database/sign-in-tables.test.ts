import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import type { ClerkSubject, DriverSubject, SignInAttempt } from '../../../src/service/session.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAttempts } from '../../../src/storage/database/database-attempts.ts'
import { databaseHolderRequests } from '../../../src/storage/database/database-holder-requests.ts'
import { databaseRequestsDesk } from '../../../src/storage/database/database-requests-desk.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../../../src/storage/database/database-sign-in-attempts.ts'
import { forgetExpired } from '../../../src/storage/database/forget-expired.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const NEPH = parseNeph('051227308989')
const ACCOUNT = '6f2d1c3e-0a4b-4c5d-8e6f-7a8b9c0d1e2f'

const driver: DriverSubject = {
  kind: 'driver',
  signedInBy: 'account',
  accountId: ACCOUNT,
  displayName: 'Élisa',
  neph: null,
}
const clerk: ClerkSubject = {
  kind: 'clerk',
  sub: 's1',
  uid: 'u1',
  displayName: 'Greffe',
  siret: '11000601200010',
  identityProviderId: 'idp',
  habilitationId: 'h1',
  jurisdiction: 'TJ',
  court: 'judicial',
  idToken: 'token',
}

const UNLINKED = { neph: null, linked_at: null }

describe.each(ENGINES)('what sign-in keeps in the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
    const email = { email: 'a@exemple.fr', email_canonical: 'a@exemple.fr', password_hash: 'hash' }
    await database.db
      .insertInto('account')
      .values({ id: ACCOUNT, ...email, verified_at: AT, ...UNLINKED })
      .execute()
  })
  afterAll(() => database.close())
  const sessions = () => databaseSessions(database.db, keys)
  const setLicence = (licence: { readonly neph: string | null; readonly linked_at: Date | null }) =>
    database.db.updateTable('account').set(licence).where('id', '=', ACCOUNT).execute()

  it('a session is found by its token alone, which is nowhere in the database', async () => {
    const { token, session } = await sessions().open(driver, AT)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await sessions().find(token, AT)).toEqual(session)
    expect(await sessions().find(`${token}A`, AT)).toBeNull()
    const rows = await database.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows.some(({ token_hash }) => token_hash.includes(Buffer.from(token, 'base64url')))).toBe(false)
  })

  it('a session ends thirty minutes after its last use', async () => {
    const { token } = await sessions().open(driver, AT)
    expect(await sessions().find(token, later(29))).not.toBeNull()
    expect(await sessions().find(token, later(58))).not.toBeNull()
    expect(await sessions().find(token, later(88))).toBeNull()
  })

  it.each([
    ['a driver, after twelve hours', driver, 12 * 60],
    ['a clerk, after eight hours', clerk, 8 * 60],
  ])('a session in steady use ends all the same: %s', async (_who, subject, minutes) => {
    const { token } = await sessions().open(subject, AT)
    for (let minute = 0; minute < minutes; minute += 20)
      expect(await sessions().find(token, later(minute))).not.toBeNull()
    expect(await sessions().find(token, later(minutes - 1))).not.toBeNull()
    expect(await sessions().find(token, later(minutes))).toBeNull()
  })

  it('a licence linked is known to no session that was open before: it needs a new token', async () => {
    const { token } = await sessions().open(driver, AT)
    await setLicence({ neph: NEPH, linked_at: AT })
    expect((await sessions().find(token, AT))?.subject).toEqual(driver)
    await setLicence(UNLINKED)
  })

  it('a link cut takes effect in a session already open, and in one opened from what was read before', async () => {
    await setLicence({ neph: NEPH, linked_at: AT })
    const before = await sessions().open({ ...driver, neph: NEPH }, AT)
    expect((await sessions().find(before.token, AT))?.subject).toEqual({ ...driver, neph: NEPH })
    await setLicence(UNLINKED)
    const after = await sessions().open({ ...driver, neph: NEPH }, AT)
    for (const { token } of [before, after])
      expect((await sessions().find(token, AT))?.subject).toEqual({ ...driver, neph: null })
  })

  it('an account linked to another licence meanwhile gives its old session neither of them', async () => {
    const { token } = await sessions().open({ ...driver, neph: NEPH }, AT)
    await setLicence({ neph: '960880202744', linked_at: AT })
    expect((await sessions().find(token, AT))?.subject).toEqual({ ...driver, neph: null })
    await setLicence(UNLINKED)
  })

  it('a session is over without its account', async () => {
    const accountId = '0d1e2f3a-0a4b-4c5d-8e6f-7a8b9c0d1e2f'
    const { token } = await sessions().open({ ...driver, accountId }, AT)
    expect(await sessions().find(token, AT)).toBeNull()
    await sessions().revoke(token, AT)
  })

  it('a session revoked is over, alone or with all those of the same person', async () => {
    const [one, two, other] = await Promise.all([
      sessions().open(driver, AT),
      sessions().open(driver, AT),
      sessions().open(clerk, AT),
    ])
    await sessions().revoke(one.token, AT)
    expect(await sessions().find(one.token, AT)).toBeNull()
    expect(await sessions().find(two.token, AT)).not.toBeNull()
    await sessions().revokeAllOf({ accountId: ACCOUNT }, AT)
    expect(await sessions().find(two.token, AT)).toBeNull()
    expect(await sessions().find(other.token, AT)).not.toBeNull()
    await sessions().revokeAllOf({ provider: 'franceconnect', sub: 's1' }, AT)
    expect(await sessions().find(other.token, AT)).not.toBeNull()
    await sessions().revokeAllOf({ provider: 'proconnect', sub: 's1' }, AT)
    expect(await sessions().find(other.token, AT)).toBeNull()
  })

  it('the sessions that FranceConnect opened for a licence end together, and no others', async () => {
    const ofFranceConnect = {
      kind: 'driver',
      signedInBy: 'franceconnect',
      displayName: 'E',
      idToken: '',
    } as const
    const [one, two, other, without, account] = await Promise.all([
      sessions().open({ ...ofFranceConnect, sub: 's1', neph: NEPH }, AT),
      sessions().open({ ...ofFranceConnect, sub: 's2', neph: NEPH }, AT),
      sessions().open({ ...ofFranceConnect, sub: 's3', neph: parseNeph('960880202744') }, AT),
      sessions().open({ ...ofFranceConnect, sub: 's1', neph: null }, AT),
      sessions().open({ ...driver, neph: NEPH }, AT),
    ])
    await sessions().revokeAllOf({ licence: NEPH }, AT)
    for (const { token } of [one, two]) expect(await sessions().find(token, AT)).toBeNull()
    for (const { token } of [other, without, account]) expect(await sessions().find(token, AT)).not.toBeNull()
  })

  it('a sign-in under way is taken once, and within ten minutes', async () => {
    const attempts = databaseSignInAttempts(database.db, keys)
    const attempt: SignInAttempt = {
      provider: 'franceconnect',
      state: 's',
      nonce: 'n',
      codeVerifier: 'v',
      returnTo: '/conducteur',
    }
    const [first, late] = [await attempts.begin(attempt, AT), await attempts.begin(attempt, AT)]
    expect(await attempts.take(first, later(9))).toEqual(attempt)
    expect(await attempts.take(first, later(9))).toBeNull()
    expect(await attempts.take(late, later(10))).toBeNull()
  })

  it('attempts are counted in their window, each key and length apart, and no key can be read', async () => {
    const attempts = databaseAttempts(database.db, keys)
    const counts = await Promise.all([1, 2, 3, 4, 5].map(() => attempts.count(`link:${NEPH}`, 3600, AT)))
    expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5])
    expect(await attempts.count(`link:${NEPH}`, 60, AT)).toBe(1)
    expect(await attempts.count('link:960880202744', 3600, AT)).toBe(1)
    expect(await attempts.count(`link:${NEPH}`, 3600, later(59))).toBe(6)
    expect(await attempts.count(`link:${NEPH}`, 3600, later(60))).toBe(1)
  })

  it('requests of a driver come back with their messages', async () => {
    const requests = databaseHolderRequests(database.db, keys)
    const first = await requests.open(
      NEPH,
      { subject: 'stage-not-credited', text: 'Mon stage manque.' },
      AT,
      null,
    )
    const second = await requests.open(NEPH, { subject: 'other', text: 'Autre chose.' }, later(1), null)
    expect(await requests.list(NEPH)).toEqual([second, first])
    expect(await requests.list(parseNeph('960880202744'))).toEqual([])
  })

  it('requests of one driver are bounded, and all of everybody come to the desk, page by page', async () => {
    const requests = databaseHolderRequests(database.db, keys)
    const [talkative, quiet] = [parseNeph('930675301122'), parseNeph('960880202744')]
    const bounds = { open: 210, inADay: 205 }
    const words = { subject: 'other', text: 'Encore.' } as const
    for (let count = 0; count < 205; count += 1)
      expect(await requests.open(talkative, words, AT, null, bounds)).not.toBeNull()
    expect(await requests.open(talkative, words, later(1), null, bounds)).toBeNull()
    for (let count = 0; count < 5; count += 1)
      expect(await requests.open(talkative, words, later(1440), null, bounds)).not.toBeNull()
    expect(await requests.open(talkative, words, later(2 * 1440), null, bounds)).toBeNull()
    expect(await requests.open(quiet, words, later(3 * 1440), null, bounds)).not.toBeNull()

    const desk = databaseRequestsDesk(database.db, keys)
    const first = await desk.waiting(null)
    const second = await desk.waiting(first.next)
    const all = [...first.requests, ...second.requests]
    expect([first.requests.length, second.next]).toEqual([200, null])
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.filter(({ neph }) => neph === talkative)).toHaveLength(210)
    expect(all.at(-1)).toMatchObject({ neph: quiet, messages: [{ text: 'Encore.' }] })
  })

  it('a request that was answered waits no more', async () => {
    const requests = databaseHolderRequests(database.db, keys)
    const words = { subject: 'other', text: 'Encore.' } as const
    const few = { open: 1, inADay: 205 }
    const patient = parseNeph('900676109935')
    expect(await requests.open(patient, words, AT, null, few)).not.toBeNull()
    expect(await requests.open(patient, words, later(1), null, few)).toBeNull()
    await database.db
      .updateTable('holder_request')
      .set({ progress: 'answered' })
      .where('neph', '=', patient)
      .execute()
    expect(await requests.open(patient, words, later(2), null, few)).not.toBeNull()
  })

  it('what is over is removed, and what is not stays', async () => {
    const { token } = await sessions().open(driver, later(60 * 24))
    await forgetExpired(database.db, later(60 * 24 + 1))
    expect(await database.db.selectFrom('session').select('id').execute()).toHaveLength(1)
    expect(await database.db.selectFrom('sign_in_attempt').select('expires_at').execute()).toEqual([])
    expect(await database.db.selectFrom('attempt_count').select('n').execute()).toEqual([])
    expect(await sessions().find(token, later(60 * 24 + 1))).not.toBeNull()
  })
})

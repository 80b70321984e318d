import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { confidentialCodeFrom } from '../../../src/core/licence/confidential-code.ts'
import { askNewCode } from '../../../src/http/account/ask-new-code.ts'
import { communesOfFrance } from '../../../src/identity/communes-of-france.ts'
import type { DriverSubject } from '../../../src/service/session.ts'
import { linkByFranceConnect } from '../../../src/service/sign-in/link-licence.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { databaseAtomically } from '../../../src/storage/database/database-atomically.ts'
import { databaseAttempts } from '../../../src/storage/database/database-attempts.ts'
import { databaseAuditOutbox } from '../../../src/storage/database/database-audit-outbox.ts'
import { databaseCodes } from '../../../src/storage/database/database-codes.ts'
import { databaseFranceConnectLinks } from '../../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { databaseHolderRequests } from '../../../src/storage/database/database-holder-requests.ts'
import { databaseRecords } from '../../../src/storage/database/database-records.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { importRecords } from '../../../src/storage/database/import-records.ts'
import { fixture } from '../../core/records.ts'
import { auditedIn } from './audited.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const RECORD = fixture('clean-b')
const OTHER = fixture('aac')
const { neph: NEPH, holder, confidentialCode } = RECORD
const identityOf = ({ birthName, givenNames, birthDate, civility }: typeof holder) =>
  ({
    ...{ birthName, givenNames, birthDate },
    givenNamesApart: true,
    gender: civility === 'M' ? 'male' : 'female',
    birthPlace: null,
    birthCountry: '99100',
  }) as const

type Driver = Extract<DriverSubject, { signedInBy: 'franceconnect' }>
const signedIn = (sub: string, identity: Driver['identity'] = identityOf(holder)): Driver => ({
  ...{ kind: 'driver', signedInBy: 'franceconnect', sub, displayName: 'E', neph: null, idToken: '' },
  ...(identity === undefined ? {} : { identity }),
})

describe.each(ENGINES)('of identities that match one licence, in the %s database,', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    keys = await openDataKeys(database.db, database)
    const lines = [RECORD, OTHER].map((record) => JSON.stringify(record))
    await importRecords(database.db, keys, lines, { at: AT, demonstration: true })
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    const tables = ['attempt_count', 'franceconnect_link', 'consumed_code', 'confidential_code', 'session']
    for (const table of [...tables, 'holder_notice', 'holder_message', 'holder_request', 'issued_document'])
      await sql`delete from ${sql.table(table)}`.execute(database.db)
  })

  const ports = (registryCodesSeenElsewhere = false) => {
    const { db } = database
    return {
      atomically: databaseAtomically(db, keys, { registryCodesSeenElsewhere }),
      attempts: databaseAttempts(db, keys),
      audit: databaseAuditOutbox(db, keys),
      records: databaseRecords(db, keys),
      codes: databaseCodes(db, keys),
      communes: communesOfFrance,
      askNewCode,
    }
  }
  const links = () => databaseFranceConnectLinks(database.db, keys)
  const sessions = () => databaseSessions(database.db, keys)
  const notices = async () =>
    (await databaseHolderNotices(database.db, keys).list(NEPH)).map(
      ({ code, details }) => `${code} ${details.by}`,
    )
  const requests = () => databaseHolderRequests(database.db, keys).list(NEPH)

  /** Links as the browser of `sub` asks, and gives what came of it: an outcome, or the code of an error. */
  const ask = async (
    sub: string,
    {
      code = null,
      at = AT,
      seen = false,
      neph = NEPH,
      identity = identityOf(holder),
    }: {
      code?: string | null
      at?: Date
      seen?: boolean
      neph?: typeof NEPH
      identity?: ReturnType<typeof identityOf>
    } = {},
  ) => {
    const driver = signedIn(sub, identity)
    const { token } = await sessions().open(driver, at)
    const asked = { driver, token, neph, confidentialCode: code }
    return linkByFranceConnect(ports(seen), asked, at).then(
      ({ outcome, opened }) => ({ outcome, token: opened?.token ?? token }),
      (error: { code: string }) => ({ outcome: error.code, token }),
    )
  }
  const outcome = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).outcome
  const subjectOf = async (token: string) => (await sessions().find(token, AT))?.subject

  it('the first is linked, and another gets nothing but an explanation; the holder finds a notice', async () => {
    const first = await ask('first')
    const second = await ask('second')
    expect([first.outcome, second.outcome]).toEqual(['linked', 'LICENCE_LINKED_ELSEWHERE'])
    expect([await links().find('first'), await links().find('second')]).toEqual([NEPH, null])
    expect(await subjectOf(first.token)).toMatchObject({ neph: NEPH })
    expect(await subjectOf(second.token)).toMatchObject({ neph: null })
    expect(await notices()).toContain('IDENTITY_ASKED identity')
    expect((await auditedIn(database)).at(-1)).toMatchObject({
      ...{ action: 'link-licence', outcome: 'refused', role: 'anonymous' },
      ...{ reason: 'LICENCE_LINKED_ELSEWHERE', neph: NEPH },
    })
  })

  it('those that ask again and again leave one notice until it is read', async () => {
    await outcome('first')
    for (const sub of ['second', 'third', 'second']) await outcome(sub)
    const reader = databaseHolderNotices(database.db, keys)
    const asked = async () => (await reader.list(NEPH)).filter(({ code }) => code === 'IDENTITY_ASKED')
    expect(await asked()).toHaveLength(1)
    await reader.markRead(NEPH, [(await asked())[0]?.id ?? ''], AT)
    await outcome('third')
    expect(await asked()).toHaveLength(2)
  })

  it('exactly one is linked of those that come at the same time', async () => {
    const outcomes = await Promise.all(['one', 'two', 'three', 'four'].map((sub) => outcome(sub)))
    expect(outcomes.toSorted()).toEqual([...Array<string>(3).fill('LICENCE_LINKED_ELSEWHERE'), 'linked'])
    const live = database.db.selectFrom('franceconnect_link').select('neph').where('cut_at', 'is', null)
    expect(await live.execute()).toEqual([{ neph: NEPH }])
  })

  it('the linked one may be linked again, and another once it was cut', async () => {
    await outcome('first')
    expect(await outcome('first')).toBe('linked')
    const line = composeAuditEntry({ at: AT, action: 'cut-link', outcome: 'granted', role: 'holder' })
    await links().cut('first', AT, line)
    expect(await outcome('second')).toBe('linked')
    expect(await outcome('first')).toBe('LICENCE_LINKED_ELSEWHERE')
  })

  it('the schema itself refuses a second one', async () => {
    await outcome('first')
    const adding = sql`insert into franceconnect_link values ('\\x02', ${NEPH}, ${AT}, null)`.execute(
      database.db,
    )
    await expect(adding).rejects.toMatchObject({ code: '23505' })
  })

  it('one that has the code takes the place of the other, whose sessions end', async () => {
    const first = await ask('first')
    const second = await ask('second', { code: confidentialCode.toLowerCase() })
    expect(second.outcome).toBe('linked')
    expect([await links().find('first'), await links().find('second')]).toEqual([null, NEPH])
    expect(await subjectOf(first.token)).toBeUndefined()
    expect(await subjectOf(second.token)).toMatchObject({ neph: NEPH })
    expect(await notices()).toContain('IDENTITY_REPLACED identity')
    expect(await requests()).toMatchObject([{ subject: 'sign-in-trouble' }])
    expect((await auditedIn(database)).slice(-2)).toMatchObject([
      { action: 'cut-link', outcome: 'granted', reason: 'IDENTITY_REPLACED', neph: NEPH },
      { action: 'link-licence', outcome: 'granted', role: 'holder', neph: NEPH },
    ])
    expect(await outcome('first', { code: confidentialCode })).toBe('LICENCE_CODE_REFUSED')
  })

  it('one that has a code which others may have seen gets a new one by post, which takes the place', async () => {
    const first = await ask('first', { seen: true })
    expect(await outcome('second', { code: confidentialCode, seen: true })).toBe('letter')
    expect(await subjectOf(first.token)).toMatchObject({ neph: NEPH })
    expect(await notices()).toContain('LINK_ASKED identity')
    expect(await requests()).toHaveLength(1)
    expect(await outcome('second', { code: confidentialCode, seen: true })).toBe('LICENCE_CODE_REFUSED')
    const code = confidentialCodeFrom(new Uint8Array(32).fill(7))
    if (code === null) throw new Error('no code')
    const line = composeAuditEntry({ at: AT, action: 'renew-code', outcome: 'granted', role: 'operator' })
    await ports().codes.replace(NEPH, code, line)
    expect(await outcome('second', { code, seen: true })).toBe('linked')
    expect(await subjectOf(first.token)).toBeUndefined()
  })

  it('one that types false codes has five attempts an hour, and nothing is used up', async () => {
    await outcome('first')
    const outcomes = []
    for (let tries = 0; tries < 7; tries += 1)
      outcomes.push(await outcome('second', { code: `WRNG234${tries}` }))
    const refused = Array<string>(5).fill('LICENCE_CODE_REFUSED')
    expect(outcomes).toEqual([...refused, 'TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS'])
    expect(await outcome('second', { code: confidentialCode })).toBe('TOO_MANY_ATTEMPTS')
    expect(await outcome('third', { code: confidentialCode })).toBe('linked')
  })

  it('a code opens nothing to an identity that does not match, and none is asked of the first', async () => {
    const stranger = identityOf(OTHER.holder)
    expect(await outcome('stranger', { code: confidentialCode, identity: stranger })).toBe('LINK_REFUSED')
    expect(await outcome('first', { code: 'WRNG2345' })).toBe('linked')
    expect(await outcome('stranger', { code: confidentialCode, identity: stranger })).toBe('LINK_REFUSED')
    const used = await database.db.selectFrom('consumed_code').select('neph').execute()
    expect(used).toEqual([])
  })

  it('a namesake whose further given names are others is a near miss, with the code or without', async () => {
    const [given = ''] = holder.givenNames
    const identity = { ...identityOf(holder), givenNames: [given, 'Rosalinde'] }
    for (const code of [null, confidentialCode])
      expect(await outcome('namesake', { code, identity })).toBe('LINK_NEAR_MISS')
  })

  describe('attempts of others', () => {
    const stranger = { identity: identityOf(OTHER.holder) }

    it('on a number do not keep its holder out', async () => {
      for (const sub of ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b']) await outcome(sub, stranger)
      expect(await outcome('b', stranger)).toBe('TOO_MANY_ATTEMPTS')
      expect(await outcome('first')).toBe('linked')
    })

    it('over their own limit are not counted for the number', async () => {
      const outcomes = []
      for (const neph of ['990101300001', '990101300002', '990101300003'] as (typeof NEPH)[])
        outcomes.push(await outcome('a', { ...stranger, neph }))
      for (const sub of ['a', 'a', 'a', 'a', 'a']) outcomes.push(await outcome(sub, stranger))
      const refused = Array<string>(5).fill('LINK_REFUSED')
      expect(outcomes).toEqual([...refused, ...Array<string>(3).fill('TOO_MANY_ATTEMPTS')])
      for (const sub of ['b', 'c', 'd']) expect(await outcome(sub, stranger)).toBe('LINK_REFUSED')
      expect(await outcome('e', stranger)).toBe('TOO_MANY_ATTEMPTS')
    })

    it('get the same answers on a number that nobody has', async () => {
      const nobodys = '990101309999' as typeof NEPH
      for (const neph of [NEPH, nobodys]) {
        const outcomes = []
        for (const sub of ['a', 'b', 'c', 'd', 'e', 'f'])
          outcomes.push(await outcome(`${neph}${sub}`, { ...stranger, neph }))
        expect(outcomes).toEqual([...Array<string>(5).fill('LINK_REFUSED'), 'TOO_MANY_ATTEMPTS'])
      }
    })
  })
})

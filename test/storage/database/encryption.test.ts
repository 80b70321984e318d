import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Migrator, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import type { DriverSubject, SignInAttempt } from '../../../src/service/session.ts'
import { canonicalJson } from '../../../src/storage/database/canonical-json.ts'
import { type DataKeys, openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { codeKey, encryptCode } from '../../../src/storage/database/database-codes.ts'
import { databaseHolderNotices, noticeCipher } from '../../../src/storage/database/database-holder-notices.ts'
import { databaseHolderRequests } from '../../../src/storage/database/database-holder-requests.ts'
import { databaseIdempotency } from '../../../src/storage/database/database-idempotency.ts'
import { databaseRecords } from '../../../src/storage/database/database-records.ts'
import { databaseRequestsDesk } from '../../../src/storage/database/database-requests-desk.ts'
import { databaseSessions } from '../../../src/storage/database/database-sessions.ts'
import { databaseSignInAttempts } from '../../../src/storage/database/database-sign-in-attempts.ts'
import { importRecords } from '../../../src/storage/database/import-records.ts'
import { migrateDatabase } from '../../../src/storage/database/migrate-database.ts'
import { accountsMigration } from '../../../src/storage/database/migrations/accounts-migration.ts'
import { auditMigration } from '../../../src/storage/database/migrations/audit-migration.ts'
import { jobsMigration } from '../../../src/storage/database/migrations/jobs-migration.ts'
import { operatorsMigration } from '../../../src/storage/database/migrations/operators-migration.ts'
import { peopleMigration } from '../../../src/storage/database/migrations/people-migration.ts'
import { registryMigration } from '../../../src/storage/database/migrations/registry-migration.ts'
import { recordKeys, recordRows } from '../../../src/storage/database/record-rows.ts'
import { fixture } from '../../core/records.ts'
import { ENGINES, type Migrate, type TestDatabase } from './two-engines.ts'

const AT = new Date('2026-11-22T08:00:00Z')
const LATER = new Date('2026-11-23T08:00:00Z')
const RECORD = fixture('sixty-lines')
const NEPH = RECORD.neph
const { birthName, address } = RECORD.holder
const WORDS = 'Je conteste le retrait de Marseille.'
const SUB = 'subject-of-franceconnect'
/** What a copy of the rows must not tell. */
const SECRETS = [
  birthName,
  address.lines[0] ?? '',
  'conteste',
  SUB,
  'verifier-of-pkce',
  'A-CONFIDENTIAL-ANSWER',
]
const driver: DriverSubject = {
  kind: 'driver',
  signedInBy: 'franceconnect',
  sub: SUB,
  displayName: `${RECORD.holder.givenNames[0]} ${birthName}`,
  neph: null,
  idToken: 'id-token',
}
const attempt: SignInAttempt = {
  ...{ provider: 'franceconnect', state: 's', nonce: 'n', returnTo: '/conducteur' },
  codeVerifier: 'verifier-of-pkce',
}
const asked = { actor: `franceconnect:${SUB}`, key: 'key', requestHash: Buffer.alloc(32, 1) }
const line = composeAuditEntry({ at: AT, action: 'open-request', outcome: 'granted', role: 'holder' })

/** Every row of every table as text, as a dump would have it. */
async function dumped({ db }: Pick<TestDatabase, 'db'>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
  const tables = rows.map(({ name }) =>
    sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db),
  )
  return (await Promise.all(tables)).flatMap((table) => table.rows.map(({ row }) => row)).join('\n')
}

/** Bytes are written in hexadecimal in a dump. */
function told(dump: string): readonly string[] {
  return SECRETS.filter((word) => dump.includes(word) || dump.includes(Buffer.from(word).toString('hex')))
}

describe.each(ENGINES)('a copy of the %s database', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open()
    const { db } = database
    keys = await openDataKeys(db, database)
    const both = [RECORD, fixture('clean-b')].map((record) => JSON.stringify(record))
    await importRecords(db, keys, both, { at: AT, demonstration: true })
    const changed = { ...RECORD, state: 'SUSPENDU', events: RECORD.events.slice(1) }
    await importRecords(db, keys, [JSON.stringify(changed)], { at: LATER, demonstration: true })
    await databaseSessions(db, keys).open(driver, AT)
    await databaseSignInAttempts(db, keys).begin(attempt, AT)
    for (const by of [birthName, 'account'])
      await databaseHolderNotices(db, keys).leave(NEPH, { code: 'LINK_CUT', details: { by } }, AT)
    for (const text of [WORDS, 'Bonjour.'])
      await databaseHolderRequests(db, keys).open(NEPH, { subject: 'other', text }, AT, line)
    await databaseIdempotency(db, keys).begin(asked, AT)
  })
  afterAll(() => database.close())

  it('tells no name, address, message, answer or subject', async () => {
    const dump = await dumped(database)
    expect(dump).toContain(NEPH)
    expect(told(dump)).toEqual([])
  })

  it('of its files tells none either', async () => {
    const { backUp, db } = database
    if (backUp === null) return
    await sql`checkpoint`.execute(db)
    expect(told(gunzipSync(await backUp()).toString('latin1'))).toEqual([])
  })

  it.each(['licence.body', 'licence_event.body', 'holder_message.text', 'holder_notice.details'] as const)(
    'where a value of %s was put in the place of another is refused with DATA_UNREADABLE',
    async (name) => {
      const [table = '', column] = name.split('.')
      const value = sql.ref(`${column}_encrypted`)
      const place = sql.ref(table === 'licence' ? 'neph' : 'id')
      const reading = database.db.transaction().execute(async (transaction) => {
        await sql`update ${sql.table(table)} one set ${value} = (
          select other.${value} from ${sql.table(table)} other where other.${place} <> one.${place} limit 1)
        `.execute(transaction)
        await databaseRecords(transaction, keys).find(NEPH)
        await databaseHolderRequests(transaction, keys).list(NEPH)
        await databaseHolderNotices(transaction, keys).list(NEPH)
      })
      await expect(reading).rejects.toMatchObject({ code: 'DATA_UNREADABLE' })
    },
  )

  it('where the body of a session was put in the place of another is refused with DATA_UNREADABLE', async () => {
    const sessions = databaseSessions(database.db, keys)
    const { token } = await sessions.open({ ...driver, sub: 'another' }, AT)
    const { token: other } = await sessions.open(driver, AT)
    await database.db
      .updateTable('session')
      .set(({ selectFrom }) => ({
        subject_encrypted: selectFrom('session as kept')
          .select('kept.subject_encrypted')
          .where('kept.token_hash', '=', createHash('sha256').update(other).digest())
          .$asScalar(),
      }))
      .where('token_hash', '=', createHash('sha256').update(token).digest())
      .execute()
    expect(await sessions.find(other, AT)).not.toBeNull()
    await expect(sessions.find(token, AT)).rejects.toMatchObject({ code: 'DATA_UNREADABLE' })
  })
})

/** As the schema was before anything of it was encrypted but codes and documents. */
const toBefore: Migrate = async (db) => {
  const migrations = {
    '001-registry': registryMigration,
    '002-people': peopleMigration,
    '003-audit': auditMigration,
    '004-jobs': jobsMigration,
    '005-accounts': accountsMigration,
    '006-operators': operatorsMigration,
  }
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}

/** More than a step of the migration takes, twice over. */
const MANY = 4_100
const MANYS = '999999999999'

/** Rows of two kinds of keys, so many that they are moved in several steps. */
async function writeMany({ db }: TestDatabase): Promise<void> {
  await sql`insert into holder_notice (neph, at, code, details)
    select ${MANYS}, ${AT}, 'LINK_CUT', jsonb_build_object('by', n::text) from generate_series(1, ${MANY}) n`.execute(
    db,
  )
  await sql`with request as (insert into holder_request (neph, subject, opened_at)
      values (${MANYS}, 'other', ${AT}) returning id)
    insert into holder_message (request_id, at, sender, text)
      select id, ${AT}::timestamptz, 'holder', n::text from request, generate_series(1, ${MANY}) n`.execute(
    db,
  )
}

/** Writes a record as the version before did: in the clear, events by a plain digest. */
async function writeClear({ db }: TestDatabase, keys: DataKeys): Promise<void> {
  const { confidentialCode, events, ...rest } = RECORD
  const body = canonicalJson(rest)
  const { digest } = recordRows(RECORD, recordKeys(keys))
  const code = encryptCode(codeKey(keys), confidentialCode, NEPH)
  await sql`insert into licence values (${NEPH}, ${body}::jsonb, ${code}, ${digest}, ${AT})`.execute(db)
  await sql`insert into licence_past (neph, body, code_encrypted, digest, known_from, superseded_at)
    values (${NEPH}, ${body}::jsonb, ${code}, ${digest}, ${AT}, ${AT})`.execute(db)
  for (const [position, event] of events.entries()) {
    const text = canonicalJson(event)
    const plain = createHash('sha256').update(`0 ${text}`).digest()
    await sql`insert into licence_event (neph, position, kind, body, digest, known_from)
      values (${NEPH}, ${position}, ${event.kind}, ${text}::jsonb, ${plain}, ${AT})`.execute(db)
  }
}

async function writeCorrespondence({ db }: TestDatabase): Promise<void> {
  await sql`insert into holder_notice (neph, at, code, details)
    values (${NEPH}, ${AT}, 'LINK_CUT', ${JSON.stringify({ by: birthName })}::jsonb)`.execute(db)
  await sql`with request as (insert into holder_request (neph, subject, opened_at)
      values (${NEPH}, 'other', ${AT}) returning id)
    insert into holder_message (request_id, at, sender, text)
      select id, ${AT}::timestamptz, 'holder', ${WORDS} from request
      union all select id, ${LATER}::timestamptz, 'service', 'Réponse.' from request`.execute(db)
  await sql`insert into idempotency (actor, key, request_sha256, status, response, lease, leased_until, created_at,
      expires_at)
    values (${asked.actor}, ${asked.key}, ${asked.requestHash}, 201, 'A-CONFIDENTIAL-ANSWER', 'lease', ${AT}, ${AT},
      ${LATER})`.execute(db)
  await sql`insert into session values ('\\x01', 'one', ${`sub:${SUB}`}, ${JSON.stringify(driver)}::jsonb, 'csrf',
    ${AT}, ${AT}, ${LATER})`.execute(db)
}

describe.each(ENGINES)('a %s database of the version before', (_, open) => {
  let database: TestDatabase
  let keys: DataKeys
  beforeAll(async () => {
    database = await open(toBefore)
    keys = await openDataKeys(database.db, database)
    await writeClear(database, keys)
    await writeCorrespondence(database)
    await writeMany(database)
    expect(told(await dumped(database))).not.toEqual([])
    const run = await migrateDatabase(database.db, (db) => openDataKeys(db, database))
    expect(run.slice(0, 2)).toEqual(['007-encryption', '008-batch-ends'])
  })
  afterAll(() => database.close())

  it('is moved without losing a record, an event, a message, a notice or an answer', async () => {
    const { db } = database
    expect(await databaseRecords(db, keys).find(NEPH)).toEqual(RECORD)
    const [request] = await databaseHolderRequests(db, keys).list(NEPH)
    expect(request?.messages.map(({ from, text }) => [from, text])).toEqual([
      ['holder', WORDS],
      ['service', 'Réponse.'],
    ])
    const desk = databaseRequestsDesk(db, keys)
    expect(await desk.find(request?.id ?? '')).toMatchObject({ id: request?.id, neph: NEPH })
    expect(await databaseHolderNotices(db, keys).list(NEPH)).toMatchObject([{ details: { by: birthName } }])
    expect(await databaseIdempotency(db, keys).begin(asked, AT)).toEqual({
      kind: 'replay',
      status: 201,
      response: 'A-CONFIDENTIAL-ANSWER',
    })
  })

  it('is moved step by step, each row under its own key', async () => {
    const { db } = database
    const [request] = await databaseHolderRequests(db, keys).list(parseNeph(MANYS))
    const all = Array.from({ length: MANY }, (_, n) => n + 1)
    const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)
    expect(inOrder((request?.messages ?? []).map(({ text }) => Number(text)))).toEqual(all)
    const notices = db
      .selectFrom('holder_notice')
      .select(['id', 'details_encrypted'])
      .where('neph', '=', MANYS)
    const told = (await notices.execute()).map(({ id, details_encrypted }) =>
      Number(JSON.parse(noticeCipher(keys).decrypt(details_encrypted, id)).by),
    )
    expect(inOrder(told)).toEqual(all)
  })

  it('tells nothing in the clear any more, and nobody is signed in', async () => {
    expect(told(await dumped(database))).toEqual([])
    expect(await database.db.selectFrom('session').select('id').execute()).toEqual([])
  })

  it('keeps nothing in the clear in the files of its tables', async () => {
    const { db, engine, dir } = database
    if (engine !== 'embedded') return
    await sql`checkpoint`.execute(db)
    const base = join(dir, 'database', 'pg18', 'base')
    const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).map((name) => join(base, name))
    const content = files
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file, 'latin1'))
    expect(told(content.join('\n'))).toEqual([])
  })

  it('knows its records again: importing them changes nothing', async () => {
    const lines = [JSON.stringify(RECORD)]
    const options = { at: LATER, demonstration: true }
    expect(await importRecords(database.db, keys, lines, options)).toMatchObject({
      unchanged: 1,
      imported: 0,
    })
    const past = await database.db.selectFrom('licence_past').select('id').execute()
    expect(past).toHaveLength(1)
  })
})

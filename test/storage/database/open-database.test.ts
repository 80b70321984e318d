import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDataKeys } from '../../../src/storage/database/data-keys.ts'
import { migrateDatabase } from '../../../src/storage/database/migrate-database.ts'
import { openDatabase } from '../../../src/storage/database/open-database.ts'
import { buildOnce } from '../../cli/built-cli.ts'
import { ENGINES, type TestDatabase } from './two-engines.ts'

const noKeys = async () => {
  throw new Error('no migration is left to be run')
}

describe.each(ENGINES)('the %s database', (_, open) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  const settings = () => database.db.selectFrom('setting').select('name').orderBy('name').execute()
  const insert = (name: string, db: Pick<TestDatabase['db'], 'insertInto'> = database.db) =>
    db.insertInto('setting').values({ name, value: '1' }).execute()

  it('reads days as days, bigints as numbers, and the rest as the driver does', async () => {
    const { rows } =
      await sql`select date '2026-11-22' as day, 3::bigint as number, '{"a": [1]}'::jsonb as json,
      timestamptz '2026-11-22T09:00:00+01:00' as instant, '\\x01ff'::bytea as bytes, null::date as none`.execute(
        database.db,
      )
    expect(rows).toEqual([
      {
        day: '2026-11-22',
        number: 3,
        json: { a: [1] },
        instant: new Date('2026-11-22T08:00:00Z'),
        bytes: Buffer.from([1, 255]),
        none: null,
      },
    ])
  })

  it('does a transaction whole or not at all', async () => {
    await expect(
      database.db.transaction().execute(async (transaction) => {
        await insert('half', transaction)
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await settings()).toEqual([])
  })

  it('tells a row that is there already by the code 23505, and goes on', async () => {
    await insert('once')
    await expect(insert('once')).rejects.toMatchObject({ code: '23505' })
    expect(await settings()).toEqual([{ name: 'once' }])
  })

  it('is migrated once, and again for nothing', async () => {
    expect(await migrateDatabase(database.db, noKeys)).toEqual([])
  })

  it('migrated by a later version of the program is refused', async () => {
    await sql`insert into kysely_migration values ('999-later', '2030-01-01')`.execute(database.db)
    await expect(migrateDatabase(database.db, noKeys)).rejects.toMatchObject({ code: 'DATABASE_UNSUPPORTED' })
    await sql`delete from kysely_migration where name = '999-later'`.execute(database.db)
  })

  it('lets nobody change or take away a line of the audit, but erases what it says', async () => {
    const bytes = Buffer.from([1])
    await database.db
      .insertInto('audit_line')
      .values({
        seq: 1,
        body: '{}',
        body_hash: bytes,
        hash: bytes,
        at: new Date(0),
        action: 'issue',
        neph_hash: bytes,
      })
      .execute()
    const refused = { code: '23000' }
    await expect(
      database.db.updateTable('audit_line').set({ body: '{"x":1}' }).execute(),
    ).rejects.toMatchObject(refused)
    await expect(
      database.db
        .updateTable('audit_line')
        .set({ body: null, hash: Buffer.from([2]) })
        .execute(),
    ).rejects.toMatchObject(refused)
    await expect(database.db.deleteFrom('audit_line').execute()).rejects.toMatchObject(refused)
    await expect(sql`truncate audit_line`.execute(database.db)).rejects.toMatchObject(refused)
    await database.db.updateTable('audit_line').set({ body: null, neph_hash: null }).execute()
    expect(await database.db.selectFrom('audit_line').select(['seq', 'body']).execute()).toEqual([
      { seq: 1, body: null },
    ])
  })
})

describe('the embedded database', () => {
  const dir = mkdtempSync(join(tmpdir(), 'embedded-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('flushes a commit to the disk before it is acknowledged', async () => {
    let flushed = 0
    const database = await openDatabase({ url: null, dir }, () => flushed++)
    await migrateDatabase(database.db, (db) =>
      openDataKeys(db, { keysDir: join(dir, 'keys'), production: false }),
    )
    flushed = 0
    await database.db.insertInto('setting').values({ name: 'a', value: '1' }).execute()
    expect(flushed).toBeGreaterThanOrEqual(1)
    await database.close()
  })

  it('keeps its files where nobody else looks', () => {
    expect(statSync(join(dir, 'database')).mode & 0o777).toBe(0o700)
  })

  it('is refused to a second opener with DATABASE_LOCKED until the first closes it', async () => {
    const first = await openDatabase({ url: null, dir })
    await expect(openDatabase({ url: null, dir })).rejects.toMatchObject({ code: 'DATABASE_LOCKED' })
    await first.close()
    await (await openDatabase({ url: null, dir })).close()
  })

  it('serves timers while many statements run', async () => {
    const database = await openDatabase({ url: null, dir })
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    for (let time = 0; time < 200; time++) await sql`select pg_sleep(0.0001)`.execute(database.db)
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(2)
    await database.close()
  })

  it('loses nothing acknowledged when its process is killed, and is free at once for the next', {
    timeout: 240_000,
  }, async () => {
    await buildOnce()
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round++) acknowledged.push(...(await killWhileCommitting(dir, round)))
    const database = await openDatabase({ url: null, dir })
    const rows = await database.db.selectFrom('setting').select('name').execute()
    const batches = await database.db.selectFrom('data_key').select('name').execute()
    await database.close()
    const kept = new Set(rows.map(({ name }) => name))
    expect(acknowledged.length).toBeGreaterThan(10)
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
    // Both halves of each transaction, or none; the key of the database and the row of the first test stand alone.
    expect(batches).toHaveLength(rows.length)
  })
})

describe('a server that does not answer', () => {
  it('is told as DATABASE_UNREACHABLE, without its address', async () => {
    const opening = openDatabase({ url: 'postgres://someone:secret@127.0.0.1:1/none', dir: tmpdir() })
    await expect(opening).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.not.stringContaining('secret'),
    })
  })
})

/** Commits pairs of rows in a child until it is killed with -9; gives the names that it had acknowledged. */
async function killWhileCommitting(dir: string, round: number): Promise<readonly string[]> {
  const at = (path: string) =>
    JSON.stringify(new URL(`../../../dist/storage/database/${path}`, import.meta.url).href)
  const script = `
    const { openDatabase } = await import(${at('open-database.js')})
    const { db } = await openDatabase({ url: null, dir: ${JSON.stringify(dir)} })
    for (let n = 0; ; n++) {
      const name = '${round}-' + n
      await db.transaction().execute(async (transaction) => {
        await transaction.insertInto('setting').values({ name, value: '1' }).execute()
        await transaction.insertInto('data_key').values({ name, key_id: name }).execute()
      })
      process.stdout.write(name + '\\n')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString()
    if (told.split('\n').length > 20 + round * 7) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  return told.split('\n').slice(0, -1)
}

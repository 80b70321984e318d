import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../src/core/audit/audit-entry.ts'
import { makeAuditKey, openAuditSigner } from '../../src/signing/audit-signer.ts'
import { auditMacKey, insertAuditEntries } from '../../src/storage/database/audit-pending.ts'
import { sequenceOnce } from '../../src/storage/database/audit-sequencer.ts'
import { openDataKeys } from '../../src/storage/database/data-keys.ts'
import { migrateDatabase, type OpenKeys } from '../../src/storage/database/migrate-database.ts'
import { type Database, openDatabase } from '../../src/storage/database/open-database.ts'
import { facts } from '../core/audit/log.ts'
import { issue, NEPH, openWorkshop, type Workshop } from './workshop.ts'

let workshop: Workshop
const HEADS = 'data/audit-heads.ndjson'

async function inDatabase(
  use: (database: Database) => Promise<unknown>,
  { path }: Pick<Workshop, 'path'> = workshop,
): Promise<void> {
  const database = await openDatabase({ url: null, dir: path('data') })
  try {
    await use(database)
  } finally {
    await database.close()
  }
}

/** The files of a folder, each with what it holds. */
function filesIn(dir: string): ReadonlyMap<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(dir, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(join(dir, name), 'latin1')]))
}

/** Leaves lines and chains them, as the service does. */
const write = (count: number) =>
  inDatabase(async ({ db }) => {
    const openKeys: OpenKeys = (one) =>
      openDataKeys(one, { keysDir: workshop.path('keys'), production: false })
    await migrateDatabase(db, openKeys)
    const keys = await openKeys(db)
    const entries = Array.from({ length: count }, (_, index) =>
      composeAuditEntry(facts(index, { at: new Date(Date.now() - 60_000 + index) })),
    )
    await insertAuditEntries(db, auditMacKey(keys), entries)
    const signer = await openAuditSigner(workshop.path('keys'), false)
    await sequenceOnce({ db, keys, signer, headsFile: workshop.path(HEADS), now: () => new Date() })
  })

/** Changes the log past its triggers, as the owner of the database can. */
const tamper = (statement: string) =>
  inDatabase(async ({ db }) => {
    await sql.raw('alter table audit_line disable trigger user').execute(db)
    await sql.raw(statement).execute(db)
    await sql.raw('alter table audit_line enable trigger user').execute(db)
  })

beforeAll(async () => {
  workshop = await openWorkshop()
}, 60_000)
afterAll(() => workshop.close())

describe('permis audit', () => {
  it('cannot be told sound where there is no log at all, and makes none', async () => {
    const env = { PERMIS_DATA_DIR: workshop.path('nowhere') }
    const nothing = { exit: 2, value: { outcome: 'undetermined', lines: 0 } }
    expect(await workshop.json(['audit', 'verify'], { env })).toMatchObject(nothing)
    expect(existsSync(workshop.path('nowhere'))).toBe(false)
    expect((await workshop.run(['audit', 'export', '--out', 'none.ndjson'], { env })).exit).toBe(66)
    expect(await workshop.json(['audit', 'verify'])).toMatchObject(nothing)
  })

  it('verify says that an untouched log is intact, as a value and in two languages', async () => {
    await makeAuditKey(workshop.path('keys'))
    await write(5)
    expect(await workshop.json(['audit', 'verify'])).toMatchObject({
      exit: 0,
      stderr: '',
      value: { outcome: 'sound', lines: 5, provenTo: 5, faults: [], waiting: 0 },
    })
    expect((await workshop.run(['audit', 'verify'])).stdout).toContain('Journal intact')
    expect((await workshop.run(['audit', 'verify', '--lang', 'en'])).stdout).toContain('The log is intact')
  })

  it('verify cannot conclude without heads kept outside', async () => {
    writeFileSync(workshop.path('empty.ndjson'), '')
    expect(await workshop.json(['audit', 'verify', '--heads', 'empty.ndjson'])).toMatchObject({ exit: 2 })
    expect((await workshop.run(['audit', 'verify', '--heads', 'absent.ndjson'])).exit).toBe(66)
  })

  it('export writes what another place can verify, for its owner only, and leaves its line', async () => {
    expect(await workshop.json(['audit', 'export', '--out', 'log.ndjson'])).toMatchObject({
      exit: 0,
      value: { lines: 5 },
    })
    expect(statSync(workshop.path('log.ndjson')).mode & 0o777).toBe(0o600)
    const elsewhere = {
      PERMIS_KEYS_DIR: workshop.path('elsewhere'),
      PERMIS_DATA_DIR: workshop.path('nothing'),
    }
    cpSync(workshop.path('keys/audit.pem'), workshop.path('elsewhere/audit.pem'))
    const verify = ['audit', 'verify', '--from', 'log.ndjson']
    expect(await workshop.json(verify, { env: elsewhere })).toMatchObject({ exit: 0, value: { lines: 5 } })
    const text = readFileSync(workshop.path('log.ndjson'), 'utf8')
    writeFileSync(workshop.path('log.ndjson'), text.replace('ADCS', 'RII'))
    expect(await workshop.json(verify, { env: elsewhere })).toMatchObject({
      exit: 1,
      value: { faults: [{ reason: 'LINE_EDITED', from: 1, to: 1 }] },
    })
    writeFileSync(workshop.path('log.ndjson'), 'no line\n')
    expect((await workshop.run(verify, { env: elsewhere })).exit).toBe(65)
    expect(await workshop.run(['audit', 'verify'])).toMatchObject({
      exit: 0,
      stderr: expect.stringContaining('1 ligne attend'),
    })
  })

  it('export is refused to an operator who tells no purpose', async () => {
    const env = { NODE_ENV: 'production' }
    const refused = await workshop.json(['audit', 'export', '--out', 'refused.ndjson'], { env })
    expect(refused).toMatchObject({ exit: 77, value: { error: { code: 'ACCESS_REFUSED' } } })
    expect(existsSync(workshop.path('refused.ndjson'))).toBe(false)
  })

  it('verify says which line was edited, and where the end was cut off', async () => {
    await tamper(`update audit_line set body = replace(body, 'ADCS', 'RII') where seq = 3`)
    const edited = await workshop.run(['audit', 'verify'])
    expect(edited).toMatchObject({ exit: 1, stdout: expect.stringContaining('ligne 3 — contenu modifié') })
    await tamper(`delete from audit_line where seq >= 3`)
    const cut = await workshop.run(['audit', 'verify'])
    expect(cut).toMatchObject({
      exit: 1,
      stdout: expect.stringContaining('lignes 3 à 5 — fin du journal coupée'),
    })
  })

  it('verify tells that the database itself is gone', async () => {
    rmSync(workshop.path('data/database'), { recursive: true })
    expect(await workshop.json(['audit', 'verify'])).toMatchObject({
      exit: 1,
      value: { faults: [{ reason: 'TAIL_CUT_OFF', from: 1, to: 5 }] },
    })
  })

  it('release shows the accesses of a case before their delay, by its court and number alone, and says how many', {
    timeout: 180_000,
  }, async () => {
    const own = await openWorkshop()
    const release = (caseNumber: string) =>
      own.json(['audit', 'release', '--case', caseNumber, '--siret', '177 500 013 00016'])
    const unknown = { exit: 64, value: { error: { code: 'CASE_UNKNOWN' } } }
    expect(await release('RG 26/01234')).toMatchObject(unknown)
    await inDatabase(async ({ db }) => {
      const openKeys = await openDataKeys(db, { keysDir: own.path('keys'), production: false })
      const access = { action: 'validate-document', role: 'authority', kind: 'RII', neph: NEPH } as const
      const ofCase = { ...access, service: '17750001300016', caseNumber: 'RG 26/01234' } as const
      const entries = [1, 2].map((index) => composeAuditEntry(facts(index, ofCase)))
      await insertAuditEntries(db, auditMacKey(openKeys), entries)
    }, own)
    const value = { caseNumber: 'RG 26/01234', siret: '17750001300016', accesses: 2, holders: 1 }
    expect((await release('RG 26/01234')).value).toEqual(value)
    const args = ['audit', 'release', '--case', 'RG 26/01234', '--siret', '17750001300016']
    expect(await own.run(args)).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('2 consultations de 1 dossier apparaissent désormais'),
    })
    expect((await own.run([...args, '--lang', 'en'])).stdout).toContain('2 accesses to 1 file are now shown')
    expect(await release('RG 26/99999')).toMatchObject(unknown)
    const wrong = await release('VALCLAIR')
    expect(wrong).toMatchObject({ exit: 65, value: { error: { code: 'CASE_NUMBER_MALFORMED' } } })
    own.close()
  })

  it.each([
    [['audit']],
    [['audit', 'look']],
    [['audit', 'export']],
    [['audit', 'release']],
    [['audit', 'release', '--case', 'RG 26/01234']],
    [['audit', 'release', '--case', 'RG 26/01234', '--siret', '12']],
    [['audit', 'verify', '--out', 'x']],
  ])('explains a command line at fault: %j', async (args) => {
    expect((await workshop.run(args)).exit).toBe(64)
  })
})

describe('a verification', () => {
  it('of an ADCS leaves no line, nor anything else: nobody follows where it is shown', {
    timeout: 180_000,
  }, async () => {
    const own = await openWorkshop()
    await issue(own, 'adcs', 'adcs.pdf')
    // Beside the certificates stands the public key of the audit, which is none.
    await makeAuditKey(own.path('keys'))
    await openAuditSigner(own.path('keys'), false)
    await own.run(['verify', 'adcs.pdf'])
    const before = filesIn(own.path('data'))
    expect((await own.run(['verify', 'adcs.pdf'])).exit).toBe(0)
    expect(filesIn(own.path('data'))).toEqual(before)
    own.close()
  })
})

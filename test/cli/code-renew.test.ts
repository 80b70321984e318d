import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { openDatabase } from '../../src/storage/database/open-database.ts'
import { fixture } from '../core/records.ts'
import { formsOf, hiddenText } from '../pdf/hidden-text.ts'
import { openWorkshop, type Workshop } from './workshop.ts'

const driver = fixture('one-point')
const AT = '2026-11-22T09:00:00+01:00'
let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(() => workshop.close())

const renew = (out: string, ...more: readonly string[]) => [
  ...['code', 'renew', '--neph', driver.neph, '--out', out],
  ...more,
]
const textOf = async (name: string) =>
  (await readOwnPage(readFileSync(workshop.path(name)))).pageTexts.join(' ').replace(/\s+/g, ' ')
const codeIn = async (name: string) =>
  /Code confidentiel ([0-9A-Z]{8})\b/.exec(await textOf(name))?.[1] ?? 'none'

async function issued(name: string, ...document: readonly string[]): Promise<string> {
  const args = ['issue', ...document, '--neph', driver.neph, '--out', name, '--at', AT]
  const { exit, stderr } = await workshop.run(args)
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  return name
}

async function inRegistry(statement: RawBuilder<unknown>): Promise<void> {
  const database = await openDatabase({ url: null, dir: workshop.path('data') })
  await statement.execute(database.db).finally(() => database.close())
}

// Each of these runs a command several times.
describe('permis code renew', { timeout: 180_000 }, () => {
  it('leaves a letter with a new code, which the RII and the letter 48 print from then on, and the old one is gone', async () => {
    expect(await codeIn(await issued('before.pdf', 'rii'))).toBe(driver.confidentialCode)
    const { exit, stderr, value } = await workshop.json(renew('code.pdf'))
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(value).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/),
      kind: 'CODE_LETTER',
      emittedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      file: workshop.path('code.pdf'),
    })
    const code = await codeIn('code.pdf')
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect(statSync(workshop.path('code.pdf')).mode & 0o777).toBe(0o600)
    for (const name of [
      await issued('after.pdf', 'rii'),
      await issued('48.pdf', 'letter', '--reference', '48'),
    ]) {
      expect(await codeIn(name)).toBe(code)
      expect(await textOf(name)).not.toContain(driver.confidentialCode)
    }
  })

  it('never tells the code outside the page: not in output, audit, seal, metadata, structure or store', async () => {
    const { stdout, stderr } = await workshop.json(renew('code.pdf'))
    const plain = await workshop.run(renew('code.pdf'))
    const code = await codeIn('code.pdf')
    const rii = await workshop.json([
      ...['issue', 'rii', '--neph', driver.neph, '--out', 'rii.pdf', '--at', AT],
    ])
    const verified = await workshop.json(['verify', 'rii.pdf', '--as', 'authority', '--at', AT])
    const places = [stdout, stderr, plain.stdout, plain.stderr, rii.stdout, verified.stdout]
    const kept = workshop.path('data/database')
    const files = readdirSync(kept, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    const hidden = await Promise.all(
      ['code.pdf', 'rii.pdf'].map((name) => hiddenText(readFileSync(workshop.path(name)))),
    )
    expect(await codeIn('rii.pdf')).toBe(code)
    for (const form of formsOf(code))
      for (const place of [...places, ...files, ...hidden]) expect(place).not.toContain(form)
  })

  it('leaves its line in the audit', async () => {
    expect(await workshop.audit()).toContainEqual(
      expect.objectContaining({ action: 'renew-code', outcome: 'granted', basis: 'C. route R225-6' }),
    )
  })

  it('leaves no letter when the code cannot be kept, and the old one stays', async () => {
    const before = await codeIn(await issued('kept.pdf', 'rii'))
    await inRegistry(
      sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
        create trigger refuse before insert or update on confidential_code for each row execute function refuse()`,
    )
    const { exit } = await workshop.run(renew('lost.pdf'))
    await inRegistry(sql`drop function refuse cascade`)
    expect(exit).toBe(70)
    expect(existsSync(workshop.path('lost.pdf'))).toBe(false)
    expect(await codeIn(await issued('kept.pdf', 'rii'))).toBe(before)
    expect(await workshop.audit()).toContainEqual(
      expect.objectContaining({ action: 'renew-code', outcome: 'failed' }),
    )
  })

  it('nothing is issued without the key of the registry, and a lost key is not made anew', async () => {
    const key = workshop.path('keys/data.key')
    const kept = readFileSync(key)
    rmSync(key)
    const { exit, value } = await workshop.json([
      ...['issue', 'rii', '--neph', driver.neph, '--out', 'none.pdf'],
    ])
    expect({ exit, value }).toMatchObject({ exit: 78, value: { error: { code: 'KEY_UNREADABLE' } } })
    expect(existsSync(workshop.path('none.pdf'))).toBe(false)
    writeFileSync(key, kept, { mode: 0o600 })
    await issued('again.pdf', 'rii')
  })

  it.each([
    ['without --neph', ['code', 'renew', '--out', 'x.pdf'], 64],
    ['without --out', ['code', 'renew', '--neph', driver.neph], 64],
    ['of another action', ['code', 'show', '--neph', driver.neph, '--out', 'x.pdf'], 64],
    ['of an unknown file number', ['code', 'renew', '--neph', '999999999999', '--out', 'x.pdf'], 67],
    ['into a folder that is not there', renew('none/x.pdf'), 73],
  ])('%s is refused', async (_, args, exit) => {
    expect((await workshop.run(args)).exit).toBe(exit)
    expect(existsSync(workshop.path('x.pdf'))).toBe(false)
  })

  it('in production without purpose and requester is refused, exit 77', async () => {
    const { exit } = await workshop.run(renew('x.pdf'), { env: { NODE_ENV: 'production' } })
    expect(exit).toBe(77)
    expect(workshop.refusals().at(-1)).toMatchObject({ action: 'renew-code', outcome: 'refused' })
  })
})

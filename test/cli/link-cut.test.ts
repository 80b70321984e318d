import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../src/core/audit/audit-entry.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { openDataKeys } from '../../src/storage/database/data-keys.ts'
import { databaseFranceConnectLinks } from '../../src/storage/database/database-franceconnect-links.ts'
import { databaseHolderNotices } from '../../src/storage/database/database-holder-notices.ts'
import { databaseSessions } from '../../src/storage/database/database-sessions.ts'
import { openDatabase } from '../../src/storage/database/open-database.ts'
import { auditedInFolder } from '../storage/database/audited.ts'
import { NEPH, openWorkshop, type Workshop } from './workshop.ts'

const LINKED = parseNeph(NEPH)
const AT = new Date('2026-11-20T08:00:00Z')

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
  // The first command migrates the database.
  await workshop.run(['request', 'list'])
})
afterAll(() => workshop.close())

async function inDatabase<Result>(
  work: (parts: Awaited<ReturnType<typeof partsOf>>) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ url: null, dir: workshop.path('data') })
  return partsOf(database)
    .then(work)
    .finally(() => database.close())
}

async function partsOf({ db }: Awaited<ReturnType<typeof openDatabase>>) {
  const keys = await openDataKeys(db, { keysDir: workshop.path('keys'), production: false })
  return {
    links: databaseFranceConnectLinks(db, keys),
    sessions: databaseSessions(db, keys),
    notices: databaseHolderNotices(db, keys),
  }
}

const cut = (...more: readonly string[]) => ['link', 'cut', '--neph', NEPH, ...more]

// Each of these runs a command several times.
describe('permis link cut', { timeout: 180_000 }, () => {
  it('cuts the identity, ends its sessions, tells the holder, and leaves who asked in the audit', async () => {
    const line = composeAuditEntry({ at: AT, action: 'link-licence', outcome: 'granted', role: 'holder' })
    const person = { sub: 'one', displayName: 'E', idToken: '', neph: LINKED }
    const driver = { ...person, kind: 'driver', signedInBy: 'franceconnect' } as const
    const { token } = await inDatabase(async ({ links, sessions }) => {
      await links.bind('one', LINKED, AT, line)
      return sessions.open(driver, new Date())
    })
    const asked = ['--purpose', 'identité rectifiée', '--requested-by', 'titulaire, par courrier']
    const { exit, stderr, stdout } = await workshop.run(cut(...asked, '--lang', 'en'))
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toContain('of 20 November 2026, is cut')
    await inDatabase(async ({ links, sessions, notices }) => {
      expect(await links.ofLicence(LINKED)).toBeNull()
      expect(await sessions.find(token, new Date())).toBeNull()
      expect(await notices.list(LINKED)).toMatchObject([{ code: 'LINK_CUT', details: { by: 'operator' } }])
    })
    expect((await auditedInFolder(workshop.path('data'))).at(-1)).toMatchObject({
      ...{ action: 'cut-link', outcome: 'granted', role: 'operator', neph: NEPH, kind: 'franceconnect' },
      ...{ rule: 'operator-cuts-link-on-request', purpose: 'identité rectifiée' },
      requester: 'titulaire, par courrier',
    })
  })

  it('says that there is none, which leaves its line', async () => {
    const { exit, value, stderr } = await workshop.json(cut())
    expect({ exit, value }).toMatchObject({ exit: 64, value: { error: { code: 'LINK_UNKNOWN' } } })
    expect(stderr).not.toContain(NEPH)
    expect((await auditedInFolder(workshop.path('data'))).at(-1)).toMatchObject({
      ...{ action: 'cut-link', outcome: 'failed', role: 'operator', reason: 'LINK_UNKNOWN' },
    })
  })

  it.each([
    ['no action', ['link']],
    ['an action that is none', ['link', 'bind', '--neph', NEPH]],
    ['no number', ['link', 'cut']],
    ['a number beside its option', ['link', 'cut', NEPH]],
    ['a language that is none', cut('--lang', 'de')],
  ])('refuses %s, before anything is opened', async (_what, args) => {
    const { exit, stderr } = await workshop.run(args)
    expect(exit).toBe(64)
    expect(stderr).toContain('(USAGE)')
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Requester } from '../../src/core/access/requester.ts'
import { composeAuditEntry } from '../../src/core/audit/audit-entry.ts'
import { confidentialCodeFrom } from '../../src/core/licence/confidential-code.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { openIssuing } from '../../src/main.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { type RenewalPorts, type RenewalRequest, renewCode } from '../../src/service/renew-code.ts'
import { readSettings } from '../../src/settings.ts'
import { fixture, ISSUED_AT } from '../core/records.ts'
import { auditedIn } from '../storage/database/audited.ts'
import { prepareCluster } from '../storage/database/prepared-cluster.ts'

const folder = mkdtempSync(join(tmpdir(), 'renewals-'))
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})
const settings = readSettings({
  PERMIS_KEYS_DIR: join(folder, 'keys'),
  PERMIS_DATA_DIR: join(folder, 'data'),
})
await prepareCluster(settings.dataDir)
const { renewalPorts, registry, close } = await openIssuing(settings, new Date())
const renewal = await renewalPorts()

const record = fixture('one-point')
const request: RenewalRequest = {
  neph: record.neph,
  requester: { role: 'operator', mandate: { kind: 'demonstration' } },
  at: ISSUED_AT,
}

/** A tray for letters, in memory. */
function tray() {
  const letters: Uint8Array[] = []
  return {
    letters,
    outgoing: {
      leave: async (pdf: Uint8Array) => {
        letters.push(pdf)
      },
      takeBack: async () => {
        letters.pop()
      },
    },
  }
}

const portsWith = (more: Partial<RenewalPorts> & Pick<RenewalPorts, 'outgoing'>): RenewalPorts => ({
  ...renewal,
  ...more,
})
const codeInForce = () => renewal.codes.find(record.neph)
const audit = () => auditedIn(registry)
/** The trigger stands for a disk that is full, a lock that is held: the row of the code cannot be written. */
const whileCodesCannotBeKept = async (work: () => Promise<void>) => {
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
    create trigger refuse before insert or update on confidential_code for each row execute function refuse()`.execute(
    registry.db,
  )
  await work()
  await sql`drop function refuse cascade`.execute(registry.db)
}

describe('renewing a confidential code', () => {
  it('puts in force the code that the letter left bears, and answers without it', async () => {
    const { outgoing, letters } = tray()
    const answer = await renewCode(portsWith({ outgoing }), request)
    const code = await codeInForce()
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect((await readOwnPage(letters[0] ?? new Uint8Array())).pageTexts.join(' ')).toContain(code)
    expect(answer).toMatchObject({ kind: 'CODE_LETTER', emittedOn: '2026-11-22' })
    expect(JSON.stringify(answer)).not.toContain(code)
  })

  it('leaves its line with the rule and its article, and never the code', async () => {
    const { outgoing } = tray()
    const { id } = await renewCode(portsWith({ outgoing }), {
      ...request,
      requester: {
        role: 'operator',
        mandate: { kind: 'request', purpose: 'code perdu', requestedBy: 'agent 12' },
      },
    })
    expect((await audit()).at(-1)).toEqual({
      at: '2026-11-22T09:00:00+01:00',
      action: 'renew-code',
      outcome: 'granted',
      role: 'operator',
      requester: 'agent 12',
      service: null,
      purpose: 'code perdu',
      caseNumber: null,
      rule: 'operator-renews-code-on-request',
      basis: 'C. route R225-6',
      reason: null,
      kind: 'CODE_LETTER',
      documentId: id,
      neph: record.neph,
      signedInBy: null,
    })
    expect(JSON.stringify(await audit())).not.toContain(await codeInForce())
  })

  it('draws again when chance gives the code that is in force', async () => {
    const other = confidentialCodeFrom(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))
    const same = confidentialCodeFrom(new Uint8Array(8))
    if (same === null || other === null) throw new Error('eight bytes of use make a code')
    const line = composeAuditEntry({
      at: ISSUED_AT,
      action: 'renew-code',
      outcome: 'granted',
      role: 'system',
    })
    await renewal.codes.replace(record.neph, same, line)
    const drawn = [same, same, other]
    const newCodes = { next: () => drawn.shift() ?? other }
    await renewCode(portsWith({ newCodes, outgoing: tray().outgoing }), request)
    expect(await codeInForce()).toBe(other)
  })

  it('takes the letter back when the code cannot be kept; the old code stays, and the audit says so', async () => {
    const before = await codeInForce()
    const granted = (await audit()).filter(({ outcome }) => outcome === 'granted').length
    const { outgoing, letters } = tray()
    await whileCodesCannotBeKept(() =>
      expect(renewCode(portsWith({ outgoing }), request)).rejects.toMatchObject({ code: 'P0001' }),
    )
    expect(letters).toEqual([])
    expect(await codeInForce()).toBe(before)
    const lines = await audit()
    expect(lines.at(-1)).toMatchObject({ outcome: 'failed', reason: 'INTERNAL' })
    expect(lines.filter(({ outcome }) => outcome === 'granted')).toHaveLength(granted)
  })

  it('lets no letter leave that does not print the code composed', async () => {
    const before = await codeInForce()
    const wrong = confidentialCodeFrom(new Uint8Array(8).fill(3))
    const { outgoing, letters } = tray()
    const codeLetters: RenewalPorts['codeLetters'] = {
      print: (letter) =>
        renewal.codeLetters.print({ ...letter, confidentialCode: wrong ?? letter.confidentialCode }),
    }
    await expect(renewCode(portsWith({ outgoing, codeLetters }), request)).rejects.toMatchObject({
      code: 'LINT_CHECK_FAILED',
    })
    expect(letters).toEqual([])
    expect(await codeInForce()).toBe(before)
    expect((await audit()).at(-1)).toMatchObject({ outcome: 'failed', reason: 'LINT_CHECK_FAILED' })
  })

  it.each<[string, Requester]>([
    ['an employer', { role: 'employer' }],
    [
      'a holder who is not signed in by FranceConnect',
      { role: 'holder', signedInBy: 'account', neph: record.neph },
    ],
    ['an operator without purpose', { role: 'operator', mandate: { kind: 'none' } }],
  ])('is refused to %s, and the refusal leaves its line', async (_, requester) => {
    const { outgoing, letters } = tray()
    await expect(renewCode(portsWith({ outgoing }), { ...request, requester })).rejects.toMatchObject({
      code: 'ACCESS_REFUSED',
    })
    expect(letters).toEqual([])
    expect((await audit()).at(-1)).toMatchObject({
      action: 'renew-code',
      outcome: 'refused',
      documentId: null,
    })
  })

  it('of an unknown file number fails with UNKNOWN_NEPH', async () => {
    const neph = parseNeph('999999999999')
    await expect(
      renewCode(portsWith({ outgoing: tray().outgoing }), { ...request, neph }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_NEPH' })
  })

  it('reads every name of the fixtures back, however it is broken on the page', async () => {
    for (const { neph } of [
      fixture('long-names'),
      fixture('apostrophes-and-accents'),
      fixture('legacy-neph'),
    ])
      await renewCode(portsWith({ outgoing: tray().outgoing }), { ...request, neph })
  })
})

import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Requester } from '../../src/core/access/requester.ts'
import { confidentialCodeFrom } from '../../src/core/licence/confidential-code.ts'
import { parseNeph } from '../../src/core/licence/neph.ts'
import { openDemonstration } from '../../src/main.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { type RenewalPorts, type RenewalRequest, renewCode } from '../../src/service/renew-code.ts'
import { readSettings } from '../../src/settings.ts'
import { auditFile } from '../../src/storage/audit-file.ts'
import { fixture, ISSUED_AT } from '../core/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'renewals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const settings = readSettings({
  PERMIS_KEYS_DIR: join(folder, 'keys'),
  PERMIS_DATA_DIR: join(folder, 'data'),
})
const key = join(folder, 'keys', 'confidential-code.key')
const { renewal } = await openDemonstration(settings, ISSUED_AT, new Date())

const record = fixture('one-point')
const request: RenewalRequest = {
  neph: record.neph,
  requester: { role: 'operator', mandate: { kind: 'demonstration' } },
  at: ISSUED_AT,
}

/** A tray for letters, in memory. */
function tray(whenLeft: () => void = () => {}) {
  const letters: Uint8Array[] = []
  return {
    letters,
    outgoing: {
      leave: async (pdf: Uint8Array) => {
        letters.push(pdf)
        whenLeft()
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
const audit = (): Record<string, unknown>[] =>
  readFileSync(join(folder, 'data', 'audit.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

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
    expect(audit().at(-1)).toEqual({
      at: '2026-11-22T09:00:00+01:00',
      action: 'renew-code',
      outcome: 'granted',
      requester: 'agent 12',
      purpose: 'code perdu',
      rule: 'operator-renews-code-on-request',
      basis: 'C. route R225-6',
      reason: null,
      kind: 'CODE_LETTER',
      documentId: id,
      neph: record.neph,
    })
    expect(JSON.stringify(audit())).not.toContain(await codeInForce())
  })

  it('draws again when chance gives the code that is in force', async () => {
    const other = confidentialCodeFrom(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))
    const same = confidentialCodeFrom(new Uint8Array(8))
    if (same === null || other === null) throw new Error('eight bytes of use make a code')
    await renewal.codes.replace(record.neph, same)
    const drawn = [same, same, other]
    const newCodes = { next: () => drawn.shift() ?? other }
    await renewCode(portsWith({ newCodes, outgoing: tray().outgoing }), request)
    expect(await codeInForce()).toBe(other)
  })

  it('takes the letter back when the code cannot be kept; the old code stays, and the audit says so', async () => {
    const before = await codeInForce()
    const { outgoing, letters } = tray(() => chmodSync(key, 0o644))
    await expect(renewCode(portsWith({ outgoing }), request)).rejects.toMatchObject({
      code: 'KEY_FILE_EXPOSED',
    })
    chmodSync(key, 0o600)
    expect(letters).toEqual([])
    expect(await codeInForce()).toBe(before)
    expect(audit().slice(-2)).toMatchObject([
      { outcome: 'granted' },
      { outcome: 'failed', reason: 'KEY_FILE_EXPOSED' },
    ])
  })

  it('puts nothing in force that the audit does not know of', async () => {
    const before = await codeInForce()
    const { outgoing, letters } = tray()
    const ports = portsWith({ outgoing, audit: auditFile('/dev/null/data') })
    await expect(renewCode(ports, request)).rejects.toMatchObject({ code: 'ENOTDIR' })
    expect(letters).toEqual([])
    expect(await codeInForce()).toBe(before)
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
    expect(audit().at(-1)).toMatchObject({ outcome: 'failed', reason: 'LINT_CHECK_FAILED' })
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
    expect(audit().at(-1)).toMatchObject({ action: 'renew-code', outcome: 'refused', documentId: null })
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

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { AUTHORITY_TRACE_DAYS, holderTrace } from '../../../src/core/audit/holder-trace.ts'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { validationReference } from '../../../src/service/clerk/validation-reference.ts'
import type { IssuedDocument } from '../../../src/service/issue-document.ts'
import { photoOf, scanOf } from '../../cli/photos.ts'
import { tracedDoing } from '../../core/audit/traced.ts'
import { fixture } from '../../core/records.ts'
import { type ClerkApp, startClerkApp, validate } from './clerk-app.ts'

const POLICY = { authorityDelayDays: AUTHORITY_TRACE_DAYS, releasedCases: new Set<string>() }

const DRIVER = 'one-point'
const { neph: NEPH } = fixture(DRIVER)
const SIRETS = { judicial: '00000000100018', administrative: '00000000200016' }

let app: ClerkApp
let rii: IssuedDocument
let other: IssuedDocument
let adcs: IssuedDocument
beforeAll(async () => {
  app = await startClerkApp()
  rii = await app.issue(DRIVER, 'RII')
  other = await app.issue('restrictions', 'RII')
  adcs = await app.issue(DRIVER, 'ADCS')
}, 120_000)
afterAll(() => app.close())

let before = 0
let allBefore = 0
beforeEach(async () => {
  before = (await app.validations()).length
  allBefore = (await app.lines()).length
})
const newLines = async () => (await app.validations()).slice(before)
const allNewLines = async () => (await app.lines()).slice(allBefore)

describe('the validation of a full statement by a clerk', () => {
  it('shows what the seal of the PDF proves, and what its signature adds', async () => {
    const { status, text } = await validate(app, await app.signedIn('clerk-judicial'), rii.pdf)
    expect(status).toBe(200)
    for (const shown of [
      NEPH,
      'VALIDE',
      'tout le fichier',
      'est celui que l’émetteur a signé',
      'C. route R225-4 I 2° a',
    ])
      expect(text).toContain(shown)
    expect(text).toMatch(/Points?[^<]*<\/span> <span class="value">11</)
    expect(text).toMatch(/Nombre de pages<\/span> <span class="value">\d+</)
  })

  it('leaves one line with who, where, for what case, why, by which article and about what', async () => {
    const { text } = await validate(app, await app.signedIn('clerk-judicial'), rii.pdf)
    const lines = await newLines()
    expect(lines).toMatchObject([
      {
        action: 'validate-document',
        outcome: 'granted',
        role: 'authority',
        requester: 'greffe-judiciaire',
        service: SIRETS.judicial,
        purpose: 'criminal-proceedings',
        caseNumber: 'RG 24/01234',
        rule: 'authority-reads-document',
        basis: 'C. route R225-4 I 2° a',
        kind: 'RII',
        documentId: rii.id,
        neph: NEPH,
      },
    ])
    const reference = await validationReference(lines[0] as unknown as AuditEntry)
    expect(text.replaceAll('-', '')).toContain(reference)
  })

  it('is told to the holder later, as the access of an authority and no more', async () => {
    await validate(app, await app.signedIn('clerk-judicial'), rii.pdf)
    const lines = ((await newLines()) as unknown as readonly AuditEntry[]).map((line) => tracedDoing(line))
    expect(holderTrace(lines, POLICY, new Date())).toEqual([])
    const later = new Date(Date.now() + 200 * 86_400_000)
    const [line, ...more] = holderTrace(lines, POLICY, later)
    expect(more).toEqual([])
    expect(Object.keys(line ?? {}).toSorted()).toEqual(['by', 'count', 'day'])
    expect(line).toMatchObject({ by: 'authority' })
  })

  it('says of the text of a code that nothing proves the history printed', async () => {
    const { text } = await validate(app, await app.signedIn('clerk-judicial'), rii.payload)
    expect(text).toContain(NEPH)
    expect(text).toContain('Rien ici ne prouve l’historique imprimé')
  })

  it('reads a photo of the paper, and says that the history on it is not proved', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'photo-')), 'rii.pdf')
    writeFileSync(file, rii.pdf)
    const photo = Uint8Array.from(await photoOf(await scanOf(file)))
    rmSync(dirname(file), { recursive: true })
    const { text } = await validate(app, await app.signedIn('clerk-judicial'), photo)
    expect(text).toContain(NEPH)
    expect(text).toContain('Rien ici ne prouve l’historique imprimé')
    expect(await newLines()).toMatchObject([{ outcome: 'granted', documentId: rii.id }])
  })

  it('shows what a genuine seal says although the file around it was changed, and says that it was', async () => {
    const changed = Buffer.concat([rii.pdf, Buffer.from('\n% added\n')])
    const { text } = await validate(app, await app.signedIn('clerk-judicial'), changed)
    expect(text).toContain(NEPH)
    expect(text).toContain('NON VALIDE')
    expect(text).toContain('ne tenez pas l’historique imprimé pour vrai')
    expect(await newLines()).toMatchObject([{ outcome: 'granted', reason: 'PDF_PARTLY_COVERED', neph: NEPH }])
  })

  it('shows nothing of a seal whose signature is false, and the line names nobody', async () => {
    const forged = rii.payload.replace(NEPH, '960880202744')
    const { status, text } = await validate(app, await app.signedIn('clerk-judicial'), forged)
    expect(status).toBe(200)
    expect(text).toContain('Contenu non montré')
    expect(text).toMatch(/faux\s: sa signature ne correspond pas/)
    expect(text.match(/On ne peut pas le dire\s: le sceau ne correspond pas/g)).toHaveLength(2)
    expect(text).not.toMatch(/D’un émetteur reconnu|Oui, à cette date/)
    for (const hidden of [NEPH, '960880202744', fixture(DRIVER).holder.birthName])
      expect(text).not.toContain(hidden)
    expect(await newLines()).toMatchObject([
      { outcome: 'failed', reason: 'SIG_CRYPTO_FAILURE', kind: 'RII', documentId: null, neph: null },
    ])
  })

  it('leaves a line for what cannot be read, too', async () => {
    const browser = await app.signedIn('clerk-judicial')
    const { status, text } = await validate(app, browser, new TextEncoder().encode('%PDF-1.7 broken'))
    expect(status).toBe(422)
    expect(text).toContain('value="RG 24/01234"')
    expect(await newLines()).toMatchObject([{ outcome: 'failed', reason: 'UNREADABLE_PDF', neph: null }])
  })

  it('is not shown where its line cannot be kept', async () => {
    const browser = await app.signedIn('clerk-judicial')
    const { db } = app.issuing.registry
    await sql`create function refuse_all() returns trigger language plpgsql as
      $$ begin raise exception 'refused' using errcode = 'P0001'; end $$`.execute(db)
    await sql`create trigger refuse_all before insert on audit_pending
      for each row execute function refuse_all()`.execute(db)
    try {
      const { status, text } = await validate(app, browser, rii.pdf)
      expect(status).toBe(500)
      expect([NEPH, fixture(DRIVER).holder.birthName].filter((word) => text.includes(word))).toEqual([])
    } finally {
      await sql`drop trigger refuse_all on audit_pending`.execute(db)
    }
    expect(await newLines()).toEqual([])
  })

  it('verifies an ADCS without any line, as anywhere else', async () => {
    const { text } = await validate(app, await app.signedIn('clerk-judicial'), adcs.pdf)
    expect(text).toContain('n’a pas de référence')
    expect(text).toContain('VALIDE')
    expect(await newLines()).toEqual([])
  })

  it('prints a slip that names the document and not its holder', async () => {
    const { text } = await validate(app, await app.signedIn('clerk-judicial'), rii.pdf)
    const slip = /<h2 id="slip">[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
    expect(slip).toContain(rii.id.slice(0, 4))
    expect(slip).toContain('RG 24/01234')
    expect(slip).toContain('authentique')
    expect(slip).toContain(createHash('sha256').update(rii.pdf).digest('hex'))
    for (const hidden of [NEPH, fixture(DRIVER).holder.birthName, 'GRAVELOTTE'])
      expect(slip).not.toContain(hidden)
  })

  it('is in English for who asks', async () => {
    const browser = await app.signedIn('clerk-judicial')
    await browser.visit('/greffe?lang=en')
    const { text } = await validate(app, browser, rii.pdf)
    expect(text).toContain('What the seal does not prove')
  })

  it('an administrative court validates for an appeal against points', async () => {
    const browser = await app.signedIn('clerk-administrative')
    const { status } = await validate(app, browser, rii.pdf, {
      purpose: 'points-appeal',
      caseNumber: '2401234',
    })
    expect(status).toBe(200)
    expect(await newLines()).toMatchObject([
      { outcome: 'granted', service: SIRETS.administrative, basis: 'C. route R225-4 I 2° b' },
    ])
  })

  it('logs neither what was handed in nor the case', async () => {
    await validate(app, await app.signedIn('clerk-judicial'), rii.payload)
    for (const hidden of [NEPH, rii.payload, '24/01234']) expect(app.log()).not.toContain(hidden)
  })
})

describe('A20: what is refused to a clerk', () => {
  it.each([
    ['no case', 'clerk-judicial', { caseNumber: ' ' }, 422, 'CASE_NUMBER_MISSING'],
    ['a name for a case', 'clerk-judicial', { caseNumber: 'MARTIN 2024' }, 422, 'CASE_NUMBER_MALFORMED'],
    ['no purpose', 'clerk-judicial', { purpose: '' }, 422, 'PURPOSE_MISSING'],
    ['a purpose of one’s own', 'clerk-judicial', { purpose: 'curiosity' }, 422, 'PURPOSE_MISSING'],
    ['a purpose of the other order', 'clerk-administrative', {}, 403, 'PURPOSE_NOT_ALLOWED'],
    [
      'a purpose of the other order',
      'clerk-judicial',
      { purpose: 'points-appeal' },
      403,
      'PURPOSE_NOT_ALLOWED',
    ],
  ])('%s: %s', async (_what, persona, fields, status, reason) => {
    const browser = await app.signedIn(persona)
    const refused = [
      await validate(app, browser, rii.pdf, fields),
      await validate(app, browser, other.pdf, fields),
    ]
    expect(refused.map((answer) => answer.status)).toEqual([status, status])
    expect(refused[0]?.text).toBe(refused[1]?.text)
    expect(refused[0]?.text).not.toContain(NEPH)
    expect(await newLines()).toMatchObject([
      { outcome: 'refused', reason, neph: null, documentId: null },
      { outcome: 'refused', reason },
    ])
  })

  it('what was written in place of a case or a purpose is not in the line', async () => {
    const browser = await app.signedIn('clerk-judicial')
    await validate(app, browser, rii.pdf, { caseNumber: 'Mme MARTIN', purpose: 'her husband asked' })
    expect(await newLines()).toMatchObject([{ caseNumber: null, purpose: null }])
  })

  it.each([
    'wrong-siret',
    'no-habilitation',
    'habilitation-expired',
    'no-second-factor',
    'provider-not-allowed',
  ])('a person who never came in: %s', async (persona) => {
    const browser = await app.signedIn(persona)
    expect((await browser.visit('/greffe/validation')).location?.pathname).toBe('/greffe/connexion')
    expect((await validate(app, browser, rii.pdf)).status).toBe(401)
    expect(await newLines()).toEqual([])
  })

  it('a habilitation taken back while signed in ends at the next request, wherever it is', async () => {
    const browser = await app.signedIn('clerk-judicial')
    const [habilitation] = (await app.register.list()).filter(({ uid }) => uid === 'greffe-judiciaire')
    if (habilitation === undefined) throw new Error('no habilitation')
    const revoked = app.issuing.registry.db.updateTable('habilitation').where('id', '=', habilitation.id)
    await revoked.set({ revoked_at: new Date() }).execute()
    try {
      for (const path of ['/greffe', '/greffe/validation']) {
        const page = await browser.visit(path)
        expect([page.status, page.text.includes('HABILITATION_NOT_IN_FORCE')]).toEqual([403, true])
      }
      const { csrfToken } = await sessionOf(browser)
      const answer = await validate(app, browser, rii.pdf, { _csrf: csrfToken })
      expect(answer.status).toBe(403)
      expect(answer.text).not.toContain(NEPH)
      expect((await newLines()).map(({ reason }) => reason)).toEqual(
        Array(4).fill('HABILITATION_NOT_IN_FORCE'),
      )
    } finally {
      await revoked.set({ revoked_at: null }).execute()
    }
  })

  it('a form that another site made', async () => {
    const browser = await app.signedIn('clerk-judicial')
    const answer = await validate(app, browser, rii.pdf, { _csrf: 'x' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('FORM_REFUSED')
    expect(await newLines()).toEqual([])
  })

  it('a validation made by somebody, by its reference: none is kept to be fetched', async () => {
    const browser = await app.signedIn('clerk-judicial')
    for (const path of [
      `/greffe/validation/${rii.id}`,
      `/greffe/validations/${rii.id}`,
      `/greffe/documents/${rii.id}`,
    ])
      expect((await browser.visit(path)).status).toBe(404)
  })

  it('the pages of drivers, and the pages of clerks to drivers', async () => {
    const clerk = await app.signedIn('clerk-judicial')
    for (const path of ['/conducteur', '/api/v1/me/licence'])
      expect((await clerk.visit(path)).status).toBe(403)
    const { token } = await app.sessions.open(
      {
        ...{ kind: 'driver', signedInBy: 'franceconnect', sub: 's', displayName: 'É' },
        ...{ neph: parseNeph(NEPH), idToken: '' },
      },
      new Date(),
    )
    const driver = app.browser()
    driver.cookies.set('__Host-permis-session', token)
    for (const path of ['/greffe', '/greffe/validation']) {
      const page = await driver.visit(path)
      expect([page.status, page.text.includes('CLERKS_ONLY')]).toEqual([403, true])
    }
    expect((await validate(app, driver, rii.pdf)).status).toBe(403)
    const refused = { outcome: 'refused', rule: null, kind: null, documentId: null }
    expect(await allNewLines()).toMatchObject([
      ...['read-points', 'read-licence'].map((action) => ({
        ...{ action, outcome: 'refused', reason: 'DRIVERS_ONLY', basis: 'C. route L225-6' },
        ...{ role: 'authority', requester: 'greffe-judiciaire', service: SIRETS.judicial, neph: null },
      })),
      ...Array.from({ length: 4 }, () => ({
        ...{ ...refused, action: 'validate-document', reason: 'CLERKS_ONLY', role: 'holder', neph: NEPH },
        ...{ basis: 'C. route L225-4, R225-4', requester: null, signedInBy: 'franceconnect' },
      })),
    ])
  })
})

describe('A20: what employers and passers-by see of a full statement', () => {
  const asks = async (payload: string, cookie?: string) => {
    const response = await fetch(`${app.listener}/api/v1/verifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify({ payload }),
    })
    return response.text()
  }
  const withheld = {
    ...{ action: 'read-document', outcome: 'refused', kind: 'RII', documentId: null, rule: null },
    ...{ reason: 'POINTS_RESERVED', basis: 'C. route L223-7', purpose: 'document-presented' },
  }

  it('nothing of it, not even by the size of the answer; the line has kind and reason, and neither document nor person', async () => {
    const [one, two] = [await asks(rii.payload), await asks(other.payload)]
    expect(JSON.parse(one)).toMatchObject({ document: null, withheld: { reason: 'POINTS_RESERVED' } })
    expect(one).not.toContain(NEPH)
    expect(one.length).toBe(two.length)
    const anonymous = { ...withheld, role: 'anonymous', requester: null, service: null, neph: null }
    const lines = await allNewLines()
    expect(lines).toMatchObject([anonymous, anonymous])
    for (const hidden of [NEPH, rii.id, other.id, fixture(DRIVER).holder.birthName])
      expect(JSON.stringify(lines)).not.toContain(hidden)
  })

  it('a clerk outside a case sees no more, and the line names the clerk', async () => {
    const browser = await app.signedIn('clerk-judicial')
    const cookie = `__Host-permis-session=${browser.cookies.get('__Host-permis-session')}`
    expect(await asks(rii.payload, cookie)).not.toContain(NEPH)
    const who = { role: 'authority', requester: 'greffe-judiciaire', service: SIRETS.judicial, neph: null }
    expect(await allNewLines()).toMatchObject([{ ...withheld, ...who }])
  })

  it('another holder sees no more, and the line has that holder’s file alone', async () => {
    const { neph } = fixture('restrictions')
    const { token } = await app.sessions.open(
      {
        ...{ kind: 'driver', signedInBy: 'franceconnect', sub: 's2', displayName: 'R' },
        ...{ neph: parseNeph(neph), idToken: '' },
      },
      new Date(),
    )
    expect(await asks(rii.payload, `__Host-permis-session=${token}`)).not.toContain(NEPH)
    const lines = await allNewLines()
    expect(lines).toMatchObject([{ ...withheld, role: 'holder', neph, signedInBy: 'franceconnect' }])
    expect(JSON.stringify(lines)).not.toContain(NEPH)
  })

  it('an ADCS is verified by anybody without any line', async () => {
    expect(JSON.parse(await asks(adcs.payload))).toMatchObject({ document: { kind: 'ADCS' } })
    const browser = await app.signedIn('clerk-judicial')
    await asks(adcs.payload, `__Host-permis-session=${browser.cookies.get('__Host-permis-session')}`)
    expect(await allNewLines()).toEqual([])
  })
})

async function sessionOf(browser: Awaited<ReturnType<ClerkApp['signedIn']>>) {
  const token = browser.cookies.get('__Host-permis-session') ?? ''
  const session = await app.sessions.find(token, new Date())
  if (session === null) throw new Error('no session')
  return session
}

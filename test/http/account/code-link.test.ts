import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { confidentialCodeFrom } from '../../../src/core/licence/confidential-code.ts'
import type { LicenceRecord } from '../../../src/core/licence/licence-record.ts'
import type { Neph } from '../../../src/core/licence/neph.ts'
import { databaseHolderNotices } from '../../../src/storage/database/database-holder-notices.ts'
import { fixture } from '../../core/records.ts'
import { type AccountApp, SESSION, startAccountApp } from './account-app.ts'
import type { AccountBrowser } from './account-browser.ts'

const PASSWORD = 'girafe tonnerre rideau'
const PAGE = '/conducteur/compte/rattacher'

let app: AccountApp
beforeAll(async () => {
  app = await startAccountApp()
})
afterAll(() => app.close())
beforeEach(() => app.nextDay())

let people = 0
const account = () => {
  people += 1
  return app.signUp(`p${people}@exemple.fr`, PASSWORD, `192.0.2.${people}`)
}

/** What whoever saw a full statement of the licence can type. */
function entry({ neph, confidentialCode, holder }: LicenceRecord, code = confidentialCode) {
  const birthDate = holder.birthDate.split('-').reverse().join('/')
  return { neph, nephAgain: neph, confidentialCode: code, birthName: holder.birthName, birthDate }
}

const link = (one: AccountBrowser, form: Readonly<Record<string, string>>) => one.postFrom(PAGE, PAGE, form)

async function postNewCode(neph: Neph, byte = 7): Promise<string> {
  const code = confidentialCodeFrom(new Uint8Array(32).fill(byte))
  if (code === null) throw new Error('no code')
  const line = composeAuditEntry({
    at: app.state.now,
    action: 'renew-code',
    outcome: 'granted',
    role: 'operator',
  })
  await app.codes.replace(neph, code, line)
  return code
}

/** A document is issued which prints the code in force: a full statement unless told otherwise. */
async function issueStatement(neph: Neph, at: Date, kind: 'RII' | 'LETTER' | 'ADCS' = 'RII') {
  const hash = createHash('sha256').update(`${neph}${at.toISOString()}`).digest()
  await app.db
    .insertInto('issued_document')
    .values({
      id: hash.toString('hex').slice(0, 16).toUpperCase(),
      kind,
      neph,
      emitted_on: '2026-11-22',
      expires_on: null,
      recipient_siren: null,
      seal_identity: hash,
      pdf_sha256: hash,
      pdf_encrypted: null,
      seal_encrypted: null,
      keep_until: '2026-12-22',
      created_at: at,
    })
    .execute()
}

describe('a licence whose code nobody else can have seen', () => {
  it('is linked by number, code, birth name and date, under a new session token', async () => {
    const record = fixture('aac')
    const one = await account()
    const before = one.cookies.get(SESSION)
    const linked = await link(one, { ...entry(record), birthName: record.holder.birthName.toLowerCase() })
    expect([linked.status, linked.location]).toEqual([303, '/conducteur'])
    expect(one.cookies.get(SESSION)).not.toBe(before)
    expect(JSON.parse((await one.get('/conducteur')).text)).toMatchObject({
      subject: { signedInBy: 'account', neph: record.neph },
    })
    expect(await app.ports.notices.list(record.neph)).toMatchObject([
      { code: 'LICENCE_LINKED', details: { by: 'account' } },
    ])
    expect((await app.audited()).at(-1)).toMatchObject({ action: 'link-licence', outcome: 'granted' })
    expect(app.mails.at(-1)?.kind).toBe('licence-linked')
    expect(await app.requests.list(record.neph)).toMatchObject([{ subject: 'sign-in-trouble' }])
  })

  it('is linked once by the same code: another account gets the answer of a false one', async () => {
    const one = await account()
    const used = await link(one, entry(fixture('aac')))
    const wrong = await link(one, entry(fixture('aac'), 'WRNG2345'))
    expect(used.status).toBe(403)
    expect(plain(used.text)).toBe(plain(wrong.text))
  })

  it('is linked by exactly one of those who come at the same time', async () => {
    const people = [await account(), await account(), await account(), await account()]
    const answers = await Promise.all(people.map((one) => link(one, entry(fixture('clean-b')))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 403, 403, 403])
    expect(await app.ports.links.ofLicence(fixture('clean-b').neph, app.state.now)).toHaveLength(1)
  })

  it.each(['00/00', '01/01', '31/12'])('is linked with the presumed birth date %s', async (day) => {
    const record = fixture('foreign-born-unknown-day')
    const year = record.holder.birthDate.slice(0, 4)
    await app.db.deleteFrom('consumed_code').where('neph', '=', record.neph).execute()
    const linked = await link(await account(), { ...entry(record), birthDate: `${day}/${year}` })
    expect(linked.status).toBe(303)
  })

  it('is linked to a second account by a new code, and the first one is told', async () => {
    const record = fixture('aac')
    const code = await postNewCode(record.neph)
    const mails = app.mails.length
    expect((await link(await account(), entry(record, code))).location).toBe('/conducteur')
    expect(app.mails.slice(mails).filter(({ kind }) => kind === 'licence-linked')).toHaveLength(2)
  })
})

/** Without what is another in every page: the mark of the session, and what was typed. */
function plain(text: string): string {
  return text.replace(/ value="[^"]*"/g, '').replace(/p\d+@exemple\.fr/g, '')
}

describe('what does not go together', () => {
  const record = fixture('apostrophes-and-accents')
  it.each([
    ['an unknown number', { ...entry(record), neph: '990199100001', nephAgain: '990199100001' }],
    ['a false code', entry(record, 'WRNG2345')],
    ['no code', entry(record, '')],
    ['another name', { ...entry(record), birthName: 'DURAND' }],
    ['no name', { ...entry(record), birthName: ' - ' }],
    ['another date', { ...entry(record), birthDate: '24/12/1994' }],
  ])('gets one answer: %s', async (_, form) => {
    const reference = await link(await account(), entry(fixture('broken-restitution'), 'WRNG2345'))
    const answer = await link(await account(), form)
    expect([answer.status, plain(answer.text)]).toEqual([403, plain(reference.text)])
  })

  it('links after it was put right, for nothing was consumed', async () => {
    expect((await link(await account(), entry(record))).location).toBe('/conducteur')
  })

  it('is tried five times an hour for each number, whoever tries, and the right code is then refused, too', async () => {
    const target = fixture('broken-restitution')
    for (let tries = 0; tries < 5; tries += 1)
      expect((await link(await account(), entry(target, `WRNG234${tries}`))).status).toBe(403)
    expect((await link(await account(), entry(target))).status).toBe(429)
    app.state.now = new Date(app.state.now.getTime() + 3_600_000)
    expect((await link(await account(), entry(target))).status).toBe(303)
  })

  it('is tried five times an hour by each account, whatever the number', async () => {
    const one = await account()
    for (let tries = 0; tries < 5; tries += 1)
      await link(one, { ...entry(record), neph: `99019910000${tries}`, nephAgain: `99019910000${tries}` })
    expect((await link(one, entry(fixture('suspended')))).status).toBe(429)
  })

  it.each([
    ['two numbers', { nephAgain: '120119107024' }],
    ['a number that cannot be one', { neph: 'AB', nephAgain: 'AB' }],
    ['a date that cannot be read', { birthDate: 'hier' }],
  ])('is told as a slip where it is %s', async (_, slip) => {
    expect((await link(await account(), { ...entry(record), ...slip })).status).toBe(422)
  })
})

describe('whoever saw a full statement', () => {
  const record = fixture('suspended')

  it('gets nothing by its code but a new one sent to the holder, by which the holder links', async () => {
    await issueStatement(record.neph, app.state.now)
    const thief = await account()
    const answer = await link(thief, entry(record))
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('par la poste')
    expect((await thief.get('/conducteur')).status).toBe(303)
    expect(await app.ports.notices.list(record.neph)).toMatchObject([{ code: 'LINK_ASKED' }])
    expect(await app.requests.list(record.neph)).toHaveLength(1)
    expect((await link(thief, entry(record))).status).toBe(403)
    await app.db
      .updateTable('issued_document')
      .set({ created_at: new Date(Date.now() - 7_200_000) })
      .execute()
    const code = await postNewCode(record.neph, 9)
    expect((await link(await account(), entry(record, code))).location).toBe('/conducteur')
  })

  it.each([
    ['LETTER', 200, null],
    ['ADCS', 303, '/conducteur'],
  ] as const)(
    'gets as much by a document of kind %s as that prints of the code',
    async (kind, status, location) => {
      const { neph } = record
      const code = await postNewCode(neph, kind === 'LETTER' ? 31 : 37)
      await app.db.deleteFrom('issued_document').execute()
      await issueStatement(neph, new Date(app.state.now.getTime() + 1000), kind)
      const answer = await link(await account(), entry(record, code))
      expect([answer.status, answer.location]).toEqual([status, location])
    },
  )

  it('gets nothing either by a code that came by post and was printed since', async () => {
    const code = await postNewCode(record.neph, 11)
    await issueStatement(record.neph, new Date(app.state.now.getTime() + 1000))
    const thief = await account()
    expect((await link(thief, entry(record, code))).status).toBe(200)
    expect((await thief.get('/conducteur')).status).toBe(303)
  })

  it('of a real registry gets nothing by a code that this service never replaced', async () => {
    const real = await startAccountApp({ registryCodesSeenElsewhere: true })
    try {
      const thief = await real.signUp('v@exemple.fr', PASSWORD)
      const answer = await link(thief, entry(fixture('aac')))
      expect([answer.status, answer.location]).toEqual([200, null])
      expect((await thief.get('/conducteur')).status).toBe(303)
    } finally {
      await real.close()
    }
  })
})

/** Notices as other parts of the service leave them. */
const noticesOf = () => databaseHolderNotices(app.db, app.keys)

describe('a licence that FranceConnect has linked', () => {
  const record = fixture('annulled-then-new-licence')
  const LINKS = '/conducteur/compte/liens'
  const idOf = async () => (await app.ports.links.ofLicence(record.neph, app.state.now))[0]?.accountId ?? ''

  it('waits for the holder, who is led to the notice and accepts', async () => {
    const holder = await app.asHolder(record.neph)
    const one = await account()
    const asked = await link(one, entry(record))
    expect(asked.location).toBe('/conducteur/compte?fait=demande')
    expect((await one.get('/conducteur')).status).toBe(303)
    const led = await holder.get('/conducteur')
    expect(led.location).toBe(`${LINKS}?returnTo=%2Fconducteur`)
    const page = await holder.get(LINKS)
    expect(page.text).toContain('p•••@exemple.fr')
    expect((await holder.get('/conducteur')).status).toBe(200)
    await holder.postFrom(LINKS, `${LINKS}/accepter`, { account: await idOf() })
    await one.get('/conducteur/compte')
    expect((await one.get('/conducteur')).status).toBe(200)
  })

  it('is cut by the holder, which ends the sessions of the account', async () => {
    const holder = await app.asHolder(record.neph)
    const accountId = await idOf()
    const owner = app.browser('203.0.113.40')
    const email = (await app.ports.accounts.find(accountId))?.email ?? ''
    await owner.post('/conducteur/compte/connexion', { email, password: PASSWORD })
    expect((await owner.get('/conducteur')).status).toBe(200)
    await holder.postFrom(LINKS, `${LINKS}/couper`, { account: accountId })
    expect((await owner.get('/conducteur')).status).toBe(303)
    expect(await app.ports.links.ofLicence(record.neph, app.state.now)).toEqual([])
    expect(app.mails.at(-1)).toMatchObject({ to: email, kind: 'link-cut' })
    expect((await app.ports.notices.list(record.neph))[0]).toMatchObject({ code: 'LINK_CUT' })
  })

  it('is refused by the holder, or falls after thirty days', async () => {
    const holder = await app.asHolder(record.neph)
    const one = await account()
    expect((await link(one, entry(record, await postNewCode(record.neph, 13)))).status).toBe(303)
    await holder.postFrom(LINKS, `${LINKS}/couper`, { account: await idOf() })
    const other = await account()
    await link(other, entry(record, await postNewCode(record.neph, 17)))
    const accountId = await idOf()
    app.state.now = new Date(app.state.now.getTime() + 31 * 86_400_000)
    const later = await app.asHolder(record.neph)
    const mark = await later.postFrom('/conducteur/compte/liens', `${LINKS}/accepter`, { account: accountId })
    expect(mark.status).toBe(303)
    expect((await app.ports.accounts.find(accountId))?.neph).toBeNull()
  })

  it('is not accepted or cut by the account itself, nor by the holder of another licence', async () => {
    const one = await account()
    await link(one, entry(record, await postNewCode(record.neph, 19)))
    const accountId = await idOf()
    const stranger = await app.asHolder(fixture('aac').neph)
    for (const action of ['accepter', 'couper'])
      await stranger.postFrom(LINKS, `${LINKS}/${action}`, { account: accountId })
    expect(await idOf()).toBe(accountId)
    const own = await one.postFrom('/conducteur/compte', `${LINKS}/accepter`, { account: accountId })
    expect(own.status).toBe(403)
    expect((await app.ports.accounts.find(accountId))?.neph).toBeNull()
  })

  it('shows the identity with its date, and what happened told apart, by which it interrupts', async () => {
    const { neph } = fixture('sixty-lines')
    const holder = await app.asHolder(neph)
    const notices = [
      { code: 'LINK_CUT', details: { by: 'franceconnect', of: 'identity' } },
      { code: 'LINK_CUT', details: { by: 'franceconnect', of: 'account' } },
      { code: 'LINK_CUT', details: { by: 'franceconnect' } },
    ] as const
    for (const notice of notices) await noticesOf().leave(neph, notice, app.state.now)
    expect((await holder.get('/conducteur')).status).toBe(200)
    const others = [
      { code: 'LINK_CUT', details: { by: 'operator' } },
      { code: 'LINK_CUT', details: { by: 'service' } },
      { code: 'LINK_ASKED', details: { by: 'identity' } },
      { code: 'IDENTITY_ASKED', details: { by: 'identity' } },
      { code: 'IDENTITY_REPLACED', details: { by: 'identity' } },
    ] as const
    for (const notice of others) {
      await noticesOf().leave(neph, notice, app.state.now)
      expect((await holder.get('/conducteur')).location).toBe(`${LINKS}?returnTo=%2Fconducteur`)
      await holder.get(LINKS)
      expect((await holder.get('/conducteur')).status).toBe(200)
    }
    const { text } = await holder.get(LINKS)
    expect(text).toContain('action="/conducteur/rattachement/couper"')
    expect(text).toMatch(/Celle de cette connexion <span class="badge">rattachée? depuis le /)
    const told = [...text.matchAll(/<\/time>.*?<\/p><p>(.*?)<\/p>/g)].map(([, words]) => words)
    expect(new Set(told).size).toBe(notices.length + others.length)
  })

  it('shows its links to sessions of FranceConnect alone', async () => {
    const other = await account()
    expect((await other.get(LINKS)).status).toBe(303)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { readEvidence } from '../../../src/scan/read-evidence.ts'
import { revokeOwnCertificate } from '../../../src/signing/revoke-certificate.ts'
import { fixture, ISSUED_AT } from '../../core/records.ts'
import { type DriverApp, startDriverApp } from './driver-app.ts'

describe('the pages of drivers', () => {
  let app: DriverApp
  beforeAll(async () => {
    app = await startDriverApp()
  })
  afterAll(() => app?.close())

  const get = (path: string, cookie = '') =>
    fetch(app.url + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
  const post = (path: string, cookie: string, fields: Readonly<Record<string, string>>) =>
    fetch(app.url + path, {
      method: 'POST',
      headers: { cookie, accept: 'text/html' },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })

  it('send whoever is not signed in to the sign-in, and back', async () => {
    const answer = await get('/conducteur/historique?montrer=retraits')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(
      '/conducteur/connexion?returnTo=%2Fconducteur%2Fhistorique%3Fmontrer%3Dretraits',
    )
    const page = await (await get(answer.headers.get('location') ?? '')).text()
    expect(page).toContain('/conducteur/connexion/franceconnect?returnTo&#x3D;%2Fconducteur%2Fhistorique')
  })

  it('are never kept by a cache, and leave one line for each disclosure', async () => {
    const { cookie } = await app.signIn('one-point')
    const before = app.audited.length
    const answer = await get('/conducteur', cookie)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toMatch(/<strong>11<\/strong> <span>points sur 12/)
    expect(app.audited.slice(before).map(({ action }) => action)).toEqual(['read-licence', 'read-points'])
  })

  it('speak English when asked, and remember it', async () => {
    const { cookie } = await app.signIn('one-point')
    const answer = await get('/conducteur?lang=en', cookie)
    expect(answer.headers.get('set-cookie')).toMatch(/^lang=en; .*HttpOnly; SameSite=Lax/)
    expect(await answer.text()).toContain('<html lang="en">')
    expect(await (await get('/conducteur/aide', 'lang=en')).text()).toContain('Where is my NEPH number?')
    expect(await (await get('/conducteur/aide', 'lang=de')).text()).toContain('<html lang="fr">')
  })

  it('show of the history the sort asked for, each line with its article', async () => {
    const { cookie } = await app.signIn('sixty-lines')
    const all = await (await get('/conducteur/historique', cookie)).text()
    const removed = await (await get('/conducteur/historique?montrer=retraits', cookie)).text()
    expect(all.match(/C\. route L223/g)?.length).toBeGreaterThan(15)
    expect(removed).toContain('9 lignes sur 25')
    expect(removed).not.toContain('class="plus"')
  })

  it('promise no return of points to whom the letter 48SI is on its way', async () => {
    const { cookie } = await app.signIn('zero-48si-not-notified')
    const page = await (await get('/conducteur', cookie)).text()
    expect(page).toContain('Rien ne reviendra une fois la lettre 48SI notifiée')
    expect(page).not.toMatch(/\+\d+ points?</)
  })

  it('refuse a hypothesis that is none, and answer the others', async () => {
    const { cookie } = await app.signIn('one-point')
    const faulty = await get('/conducteur/calendrier?points=7&classe=C4&jour=2026-02-30', cookie)
    expect(faulty.status).toBe(422)
    const answered = await get('/conducteur/calendrier?points=6&classe=delit&jour=2026-11-22', cookie)
    expect(await answered.text()).toContain('5 points sur 12')
  })

  it('issue an ADCS for a recipient, deliver the same file each time, and name no person in it', async () => {
    const { cookie, csrf } = await app.signIn('clean-b', 'account')
    const sent = await post('/conducteur/documents', cookie, {
      _csrf: csrf,
      document: 'ADCS',
      siren: '732 829 320',
    })
    expect(sent.status).toBe(303)
    const id = /delivre=(.+)$/.exec(sent.headers.get('location') ?? '')?.[1]
    expect(await (await get(sent.headers.get('location') ?? '', cookie)).text()).toContain('732829320')
    const pdf = await get(`/conducteur/documents/${id}/pdf`, cookie)
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="ADCS-${id}.pdf"`)
    expect(pdf.headers.get('cache-control')).toBe('no-store')
    const again = await get(`/conducteur/documents/${id}/pdf`, cookie)
    expect(Buffer.from(await again.arrayBuffer()).equals(Buffer.from(await pdf.arrayBuffer()))).toBe(true)
  })

  it('give back a SIREN that is none with what is wrong', async () => {
    const { cookie, csrf } = await app.signIn('clean-b')
    const answer = await post('/conducteur/documents', cookie, {
      _csrf: csrf,
      document: 'ADCS',
      siren: '"><script>',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Ce n’est pas un SIREN')
    expect(page).not.toContain('<script>')
  })

  it('issue one document for a form that is sent twice, and another for the form shown anew', async () => {
    const { cookie, csrf } = await app.signIn('clean-b')
    const shown = async () => {
      const page = await (await get('/conducteur/documents', cookie)).text()
      return /name="once" value="([^"]+)"/.exec(page)?.[1] ?? ''
    }
    const send = async (once: string, siren = '') => {
      const sent = await post('/conducteur/documents', cookie, { _csrf: csrf, once, document: 'ADCS', siren })
      return sent.headers.get('location')
    }
    const form = await shown()
    const [one, two] = await Promise.all([send(form), send(form)])
    expect(one).toMatch(/delivre=.+/)
    expect([two, await send(form)]).toEqual([one, one])
    expect(await send(form, '732829320')).not.toBe(one)
    expect(await send(await shown())).not.toBe(one)
  })

  it('refuse a form without the mark of the session', async () => {
    const { cookie } = await app.signIn('clean-b')
    const answer = await post('/conducteur/documents', cookie, { document: 'ADCS', siren: '' })
    expect(answer.status).toBe(403)
  })

  it('keep an RII from an account: not offered, not listed, not issued, not found', async () => {
    const byFranceConnect = await app.signIn('suspended')
    const account = await app.signIn('suspended', 'account')
    const sent = await post('/conducteur/documents', byFranceConnect.cookie, {
      _csrf: byFranceConnect.csrf,
      document: 'RII',
    })
    const id = /delivre=(.+)$/.exec(sent.headers.get('location') ?? '')?.[1]
    expect((await get(`/conducteur/documents/${id}`, byFranceConnect.cookie)).status).toBe(200)
    const list = await (await get('/conducteur/documents', account.cookie)).text()
    expect(list).not.toContain(id)
    expect(list).not.toMatch(/\bRII\b/)
    for (const path of [`/conducteur/documents/${id}`, `/conducteur/documents/${id}/pdf`])
      expect((await get(path, account.cookie)).status).toBe(404)
    const refused = await post('/conducteur/documents', account.cookie, {
      _csrf: account.csrf,
      document: 'RII',
    })
    expect(refused.status).toBe(403)
    expect(app.audited.at(-1)).toMatchObject({ outcome: 'refused', reason: 'FRANCECONNECT_REQUIRED' })
  })

  it('never show the document of another driver', async () => {
    const owner = await app.signIn('aac')
    const sent = await post('/conducteur/documents', owner.cookie, { _csrf: owner.csrf, document: 'ADCS' })
    const id = /delivre=(.+)$/.exec(sent.headers.get('location') ?? '')?.[1]
    const other = await app.signIn('one-point')
    expect((await get(`/conducteur/documents/${id}/pdf`, other.cookie)).status).toBe(404)
  })

  it('take a request, and show it with its progress; what is wrong comes back with the words', async () => {
    const { cookie, csrf } = await app.signIn('one-point')
    const wrong = await post('/conducteur/demandes', cookie, {
      _csrf: csrf,
      objet: 'inconnu',
      message: 'mes <mots>',
    })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('mes &lt;mots&gt;</textarea>')
    const sent = await post('/conducteur/demandes', cookie, {
      _csrf: csrf,
      objet: 'points-contested',
      message: 'Ce n’était pas moi.',
    })
    const page = await (await get(sent.headers.get('location') ?? '', cookie)).text()
    expect(page).toContain('Ce n’était pas moi.')
    expect(page).toContain('reçue')
  })

  it('show a name that looks like markup as it is, on pages, in the twin and in the PDF', async () => {
    const record = fixture('suspended')
    const usageName = '<script>alert(1)</script>'
    app.change({ ...record, holder: { ...record.holder, usageName } })
    const { cookie, csrf } = await app.signIn('suspended')
    const issued = await post('/conducteur/documents', cookie, { _csrf: csrf, document: 'ADCS' })
    const id = new URL(issued.headers.get('location') ?? '', app.url).searchParams.get('delivre')
    for (const path of ['/conducteur/permis', `/conducteur/documents/${id}`]) {
      const page = await (await get(path, cookie)).text()
      expect(page).toContain('&lt;script&gt;alert(1)')
      expect(page).not.toContain('<script>alert')
    }
    const pdf = new Uint8Array(await (await get(`/conducteur/documents/${id}/pdf`, cookie)).arrayBuffer())
    app.change(record)
    const { pdf: facts } = await readEvidence(pdf)
    expect(facts?.pageTexts.join(' ')).toContain('<script>alert(1)</script>')
  })

  it('issue nothing for a form that names no document, and say so', async () => {
    const { cookie, csrf } = await app.signIn('clean-b')
    const lines = app.audited.length
    const refused = await post('/conducteur/documents', cookie, { _csrf: csrf })
    expect([refused.status, app.audited.slice(lines).map(({ action }) => action)]).toEqual([
      422,
      expect.not.arrayContaining(['issue']),
    ])
    expect(await refused.text()).toContain('Rien n’a été délivré')
  })

  it('take no more than ten requests that wait, say so in the language of the page, and lose no word', async () => {
    const { cookie, csrf } = await app.signIn('one-point')
    const send = (path: string) => post(path, cookie, { _csrf: csrf, objet: 'other', message: 'Encore moi.' })
    while (app.requests.length < 10) expect((await send('/conducteur/demandes')).status).toBe(303)
    const refused = await send('/conducteur/demandes')
    const page = await refused.text()
    expect([refused.status, app.requests.length]).toEqual([429, 10])
    expect(page).toContain('Dix demandes au plus peuvent attendre une réponse')
    expect(page).toContain('Encore moi.</textarea>')
    expect(await (await send('/conducteur/demandes?lang=en')).text()).toContain(
      'At most ten requests may wait',
    )
  })

  it('leave no line without its rule and article, or its reason', () => {
    const left = app.audited.filter(({ role }) => role === 'holder')
    expect(new Set(left.map(({ action }) => action)).size).toBeGreaterThan(4)
    for (const { action, outcome, rule, reason, basis, purpose } of left) {
      expect([action, outcome === 'granted' ? rule : reason]).toEqual([action, expect.any(String)])
      expect([action, basis, purpose]).toEqual([action, expect.any(String), 'own-file'])
    }
  })

  it('name no authority among those who consulted, and show it after a delay only', async () => {
    const { neph } = fixture('one-point')
    const access = { action: 'validate-document', outcome: 'granted', role: 'authority', neph } as const
    const by = { requester: 'greffe-7', service: '17750111600012' }
    app.audited.push(
      composeAuditEntry({ ...access, ...by, at: new Date('2026-01-05T10:00:00Z') }),
      composeAuditEntry({ ...access, ...by, at: new Date('2026-11-01T10:00:00Z') }),
    )
    const { cookie } = await app.signIn('one-point')
    const page = await (await get('/conducteur/consultations', cookie)).text()
    expect(page).toContain('autorité judiciaire ou administrative')
    expect(page).toContain('05/01/2026')
    for (const hidden of ['01/11/2026', 'greffe-7', '17750111600012']) expect(page).not.toContain(hidden)
    expect(page).toMatch(/délivrer un document, même à votre demande.* au plus tard 183\sjours après/)
  })

  it('show who read what by what means, readings of a day counted, and older lines on the next page', async () => {
    const { neph } = fixture('aac')
    const line = { role: 'holder', outcome: 'granted', neph } as const
    const left = (
      at: string,
      more: Pick<Parameters<typeof composeAuditEntry>[0], 'action' | 'kind' | 'signedInBy'>,
    ) => app.audited.push(composeAuditEntry({ ...line, ...more, at: new Date(`${at}+02:00`) }))
    left('2026-08-02T09:00:00', { action: 'link-licence', kind: 'franceconnect' })
    for (const minute of [10, 20, 30])
      left(`2026-08-03T03:${minute}:00`, { action: 'read-points', kind: 'POINTS', signedInBy: 'account' })
    left('2026-08-03T09:00:00', { action: 'sign-in', kind: 'account' })
    for (let day = 1; day <= 45; day += 1)
      left(new Date(Date.UTC(2026, 8, day, 9)).toISOString().slice(0, 19), {
        ...{ action: 'sign-in', kind: 'franceconnect' },
      })
    const { cookie } = await app.signIn('aac')
    const read = async (path: string) =>
      (await (await get(path, cookie)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
    const first = await read('/conducteur/consultations')
    expect(first).toContain('vous, par FranceConnect')
    expect(first).not.toContain('lectures de vos points')
    const [, older = ''] = /href="([^"]+)">Lignes plus anciennes/.exec(first) ?? []
    const second = await read(older.replaceAll('&#x3D;', '='))
    expect(second).toContain('03/08/2026</time> <span class="hint">09 h 00</span>')
    expect(second).toMatch(
      /de 03 h 10 à 03 h 30.*3 lectures de vos points.*vous, par votre compte \(adresse/s,
    )
    expect(second).toContain('connexion, puis rattachement de votre permis')
    expect(second).not.toContain('Lignes plus anciennes')
    expect(second).toContain('<a href="/conducteur/consultations">Lignes les plus récentes</a>')
    const english = await read(`${older.replaceAll('&#x3D;', '=')}&lang=en`)
    expect(english).toMatch(/03:10 to 03:30.*3 readings of your points.*you, by your account/s)
    expect(await read('/conducteur/consultations?avant=hier')).toContain('Lignes plus anciennes')
    expect(await read('/conducteur/consultations?avant=2020-01-01')).toContain('Aucune ligne plus ancienne')
  })

  it('refuse the document of another driver as one that nobody has, and leave the line of it', async () => {
    const owner = await app.signIn('one-point')
    const sent = await post('/conducteur/documents', owner.cookie, { _csrf: owner.csrf, document: 'ADCS' })
    const [, id] = /delivre=(.+)$/.exec(sent.headers.get('location') ?? '') ?? []
    const { cookie } = await app.signIn('clean-b')
    for (const path of [`/conducteur/documents/${id}`, `/conducteur/documents/${id}/pdf`]) {
      const before = app.audited.length
      expect((await get(path, cookie)).status).toBe(404)
      expect(app.audited.slice(before)).toMatchObject([
        {
          ...{ action: 'read-document', outcome: 'refused', reason: 'NO_RULE_ALLOWS' },
          ...{ neph: fixture('clean-b').neph, documentId: null, kind: null },
        },
      ])
    }
  })

  // The last one: nothing sealed before is accepted any more.
  it('say of a document whose certificate was revoked that it is refused, and offer another one first', async () => {
    const { cookie, csrf } = await app.signIn('aac')
    const sent = await post('/conducteur/documents', cookie, { _csrf: csrf, document: 'ADCS' })
    const issued = sent.headers.get('location') ?? ''
    const [, id] = /delivre=(.+)$/.exec(issued) ?? []
    const shown = async (path: string) =>
      (await (await get(path, cookie)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
    const before = await shown(issued)
    expect(before).toContain('en cours de validité')
    expect(before).toContain('Votre document est prêt')
    const twin = await shown(`/conducteur/documents/${id}`)
    const [, certificate = ''] = /DC04[A-Z0-9]{4}([A-Z0-9]{4})/.exec(twin) ?? []
    await revokeOwnCertificate(app.keysDir, certificate, ISSUED_AT)
    const audited = app.audited.length
    const after = await shown(issued)
    expect(app.audited.length - audited).toBe(1)
    expect(after).toContain('<span class="badge bad">n’est plus acceptée</span>')
    expect(after).toContain('Cette attestation n’est plus acceptée : le certificat')
    for (const gone of ['en cours de validité', 'Votre document est prêt', 'encore 1'])
      expect(after).not.toContain(gone)
    expect(after.indexOf(`/conducteur/documents/${id}/pdf`)).toBeGreaterThan(
      after.indexOf('En obtenir une nouvelle'),
    )
    expect((await get(`/conducteur/documents/${id}/pdf`, cookie)).status).toBe(200)
    expect(await shown(`/conducteur/documents/${id}`)).toContain('Cette attestation n’est plus acceptée')
    expect(await shown('/conducteur/documents?lang=en')).toContain('This attestation is no longer accepted')
  })
})

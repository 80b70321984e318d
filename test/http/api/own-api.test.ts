import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeOwnCertificate } from '../../../src/signing/revoke-certificate.ts'
import { fixture } from '../../core/records.ts'
import { formWith, type RunningApp, startApp } from '../running-app.ts'

let app: RunningApp
let cookie: string
beforeAll(async () => {
  app = await startApp()
  cookie = await app.signIn('clean-b')
})
afterAll(() => app.close())

const get = (path: string, headers: Record<string, string> = { cookie }) =>
  fetch(`${app.url}/api/v1/me/${path}`, { headers })
const order = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v1/me/documents`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
  })
const told = async (answer: Promise<Response>) => {
  const response = await answer
  return [response.status, ((await response.json()) as { code: string }).code]
}

describe('GET /api/v1/me', () => {
  const paths = ['licence', 'points', 'points/history', 'points/calendar', 'documents']

  it.each(paths)(
    '%s is refused to whoever is not signed in, to a clerk and to an unlinked sign-in',
    async (path) => {
      expect(await told(get(path, {}))).toEqual([401, 'SIGN_IN_REQUIRED'])
      expect(await told(get(path, { cookie: 'permis-session=forged' }))).toEqual([401, 'SIGN_IN_REQUIRED'])
      const unlinked = await app.signIn('clean-b', 'franceconnect', false)
      expect(await told(get(path, { cookie: unlinked }))).toEqual([403, 'LICENCE_NOT_LINKED'])
    },
  )

  it('tells the own licence, and nobody may keep it', async () => {
    const response = await get('licence')
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toMatchObject({
      neph: fixture('clean-b').neph,
      state: { label: 'VALIDE', drivingRight: 'yes' },
      categories: [{ code: 'B', inForce: true }],
    })
  })

  it('tells balance, history and calendar that agree with each other, for every fictitious driver', async () => {
    for (const { neph } of app.issuing.drivers) {
      const name = NAMES.find((known) => fixture(known).neph === neph)
      if (name === undefined) continue
      const own = { cookie: await app.signIn(name) }
      const [points, history, calendar] = await Promise.all(
        ['points', 'points/history', 'points/calendar'].map(async (path) => (await get(path, own)).json()),
      )
      const { balance, cap } = points as { balance: number; cap: number }
      expect(history).toMatchObject({ balance, cap })
      expect(calendar).toMatchObject({ balance, cap })
    }
  })

  it('is limited for each driver apart, and tells how much is left', async () => {
    const left = async (headers: Record<string, string>) => {
      const told = (await get('points', headers)).headers.get('ratelimit') ?? ''
      return Number(/remaining=(\d+)/.exec(told)?.[1])
    }
    const before = await left({ cookie })
    await left({ cookie: await app.signIn('suspended') })
    expect(await left({ cookie: await app.signIn('clean-b', 'account') })).toBe(before - 1)
  })

  it('leaves an audit line for each reading', async () => {
    const before = await lines()
    await get('licence')
    await get('points')
    expect((await lines()) - before).toBe(2)
  })

  it('takes no file number from the request', async () => {
    const response = await get('licence?neph=060192200154', { cookie, 'x-neph': '060192200154' })
    expect(await response.json()).toMatchObject({ neph: fixture('clean-b').neph })
  })
})

const NAMES = ['clean-b', 'suspended', 'long-names']
const lines = async () =>
  Number(
    (
      await app.issuing.registry.db
        .selectFrom('audit_pending')
        .select(({ fn }) => fn.countAll().as('lines'))
        .executeTakeFirstOrThrow()
    ).lines,
  )

describe('POST /api/v1/me/documents', () => {
  it('issues an ADCS for a recipient, tells where it is, and gives it back bit for bit', async () => {
    const response = await order({ kind: 'ADCS', recipientSiren: '552100554' })
    expect(response.status).toBe(201)
    const issued = (await response.json()) as { id: string; href: string }
    expect(issued).toMatchObject({
      kind: 'ADCS',
      recipientSiren: '552100554',
      href: response.headers.get('location'),
    })
    const pdf = await fetch(`${app.url}${issued.href}`, { headers: { cookie } })
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="ADCS-${issued.id}.pdf"`)
    const judged = await fetch(`${app.url}/api/v1/verifications`, {
      method: 'POST',
      body: formWith(new Uint8Array(await pdf.arrayBuffer())),
    })
    expect(await judged.json()).toMatchObject({ verdict: 'valid', document: { id: issued.id } })
    expect(await (await get('documents')).json()).toMatchObject({ documents: [{ id: issued.id }] })
  })

  it('sent twice with one key issues once, and is answered in the very same words', async () => {
    const key = { 'idempotency-key': 'the-same-key' }
    const [first, again] = [await order({ kind: 'ADCS' }, key), await order({ kind: 'ADCS' }, key)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(await again.text()).toBe(await first.text())
    expect(await told(order({ kind: 'RII' }, key))).toEqual([422, 'IDEMPOTENCY_MISMATCH'])
  })

  it('sent twice at the same moment issues once: the other is told to come back', async () => {
    const key = { 'idempotency-key': 'a-double-click' }
    const answers = await Promise.all([order({ kind: 'ADCS' }, key), order({ kind: 'ADCS' }, key)])
    const statuses = answers.map(({ status }) => status).sort()
    expect([[201, 201].join(), [201, 409].join()]).toContain(statuses.join())
    const ids = new Set(
      (await Promise.all(answers.filter(({ status }) => status === 201).map((answer) => answer.json()))).map(
        (answer) => (answer as { id: string }).id,
      ),
    )
    expect(ids.size).toBe(1)
  })

  it('a key of one driver is no concern of another', async () => {
    const key = { 'idempotency-key': 'shared-by-chance' }
    const first = (await (await order({ kind: 'ADCS' }, key)).json()) as { id: string }
    const other = { ...key, cookie: await app.signIn('suspended') }
    const second = (await (await order({ kind: 'ADCS' }, other)).json()) as { id: string }
    expect(second.id).not.toBe(first.id)
  })

  it('an RII is for a session that FranceConnect opened: refused, absent and not found for others', async () => {
    const issued = (await (await order({ kind: 'RII' })).json()) as { id: string; href: string }
    const account = { cookie: await app.signIn('clean-b', 'account') }
    const refused = await order({ kind: 'RII' }, account)
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: 'ACCESS_REFUSED', advice: expect.stringContaining('connecté par FranceConnect') },
    ])
    const listed = async (headers: Record<string, string>) =>
      ((await (await get('documents', headers)).json()) as { documents: { kind: string }[] }).documents
    expect((await listed(account)).filter(({ kind }) => kind === 'RII')).toEqual([])
    expect((await listed({ cookie })).filter(({ kind }) => kind === 'RII')).toHaveLength(1)
    expect(await told(get(`documents/${issued.id}`, account))).toEqual([404, 'NOT_FOUND'])
    expect((await get(`documents/${issued.id}`)).status).toBe(200)
    const stranger = { cookie: await app.signIn('suspended') }
    expect(await told(get(`documents/${issued.id}`, stranger))).toEqual([404, 'NOT_FOUND'])
    expect(await told(get('documents/..%2f..'))).toEqual([404, 'NOT_FOUND'])
  })

  it('a refusal frees its key', async () => {
    const key = { 'idempotency-key': 'refused-first' }
    expect(await told(order({ kind: 'ADCS', recipientSiren: '123456789' }, key))).toEqual([
      422,
      'RECIPIENT_NOT_A_SIREN',
    ])
    expect((await order({ kind: 'ADCS' }, key)).status).toBe(201)
  })

  it.each([
    ['without a key', { kind: 'ADCS' }, { 'idempotency-key': '' }, 400, 'IDEMPOTENCY_KEY_MISSING'],
    [
      'with a key of 201 characters',
      { kind: 'ADCS' },
      { 'idempotency-key': 'k'.repeat(201) },
      400,
      'IDEMPOTENCY_KEY_MISSING',
    ],
    ['of an unknown kind', { kind: 'LETTER' }, {}, 400, 'REQUEST_MALFORMED'],
    ['with a role', { kind: 'ADCS', role: 'authority' }, {}, 400, 'REQUEST_MALFORMED'],
    ['with an instant', { kind: 'ADCS', at: '2020-01-01T00:00:00Z' }, {}, 400, 'REQUEST_MALFORMED'],
    [
      'of an RII for a recipient',
      { kind: 'RII', recipientSiren: '552100554' },
      {},
      422,
      'RECIPIENT_NOT_FOR_THIS_KIND',
    ],
    ['in another form', { kind: 'ADCS' }, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_TYPE'],
    ['beyond measure', { kind: 'A'.repeat(10_000) }, {}, 413, 'FILE_TOO_LARGE'],
    ['sent by another site', { kind: 'ADCS' }, { 'sec-fetch-site': 'cross-site' }, 403, 'FORM_REFUSED'],
    ['that another origin sends', { kind: 'ADCS' }, { origin: 'https://evil.test' }, 403, 'FORM_REFUSED'],
    ['without a session', { kind: 'ADCS' }, { cookie: '' }, 401, 'SIGN_IN_REQUIRED'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    expect(await told(order(body, headers as Record<string, string>))).toEqual([status, code])
  })

  it('tells by JSON pointer what is wrong in a body, without repeating it', async () => {
    const text = await (await order({ kind: 'VALCLAIR', recipientSiren: 5 })).text()
    expect(JSON.parse(text)).toMatchObject({ errors: [{ pointer: '/kind' }, { pointer: '/recipientSiren' }] })
    expect(text).not.toContain('VALCLAIR')
  })

  it('another method is told which there are', async () => {
    const response = await fetch(`${app.url}/api/v1/me/documents`, { method: 'DELETE', headers: { cookie } })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  })
})

describe('an own RII verified by its holder', () => {
  it('is shown to its holder signed in by FranceConnect and to nobody else, each with an audit line', async () => {
    const { pdf } = await app.issue('suspended', 'RII')
    const verify = async (headers: Record<string, string>) => {
      const answer = await fetch(`${app.url}/api/v1/verifications`, {
        method: 'POST',
        body: formWith(pdf),
        headers,
      })
      return (await answer.json()) as { document: unknown }
    }
    const before = await lines()
    const strangers: Record<string, string>[] = [
      {},
      { cookie },
      { cookie: await app.signIn('suspended', 'account') },
    ]
    for (const headers of strangers) expect((await verify(headers)).document).toBeNull()
    expect((await lines()) - before).toBe(strangers.length)
    const own = await verify({ cookie: await app.signIn('suspended') })
    expect(own.document).toMatchObject({
      kind: 'RII',
      holder: { name: fixture('suspended').holder.birthName.toUpperCase() },
    })
    expect((await lines()) - before).toBe(strangers.length + 1)
  })
})

describe('a document whose certificate was revoked', () => {
  // The last one: nothing sealed before is accepted any more.
  it('is listed with the reason for which verification refuses it', async () => {
    const { payload, id } = await app.issue('clean-b', 'ADCS')
    const listed = async () => {
      const { documents } = (await (await get('documents')).json()) as {
        documents: { id: string; refusedFor: string | null }[]
      }
      return documents.find((document) => document.id === id)?.refusedFor
    }
    expect(await listed()).toBeNull()
    await revokeOwnCertificate(app.keysDir, payload.slice(8, 12), new Date())
    expect(await listed()).toBe('REVOKED')
  })
})

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parisDay } from '../../src/core/calendar-day.ts'
import type { Report } from '../../src/core/verification/report.ts'
import type { IssuedDocument } from '../../src/service/issue-document.ts'
import { fixture } from '../core/records.ts'
import { dataMatrixPng } from '../scan/sample-pages.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

let app: RunningApp
let adcs: IssuedDocument
beforeAll(async () => {
  app = await startApp()
  adcs = await app.issue('clean-b', 'ADCS')
})
afterAll(() => app.close())

const post = (
  body: FormData | string,
  headers: Record<string, string> = {},
  path = '/api/v1/verifications',
) => fetch(`${app.url}${path}`, { method: 'POST', body, headers })
const JSON_BODY = { 'content-type': 'application/json' }
const postJson = (value: unknown) => post(JSON.stringify(value), JSON_BODY)

describe('POST /api/v1/verifications', () => {
  it('judges a PDF sent as a form, and is never cached', async () => {
    const response = await post(formWith(adcs.pdf, { category: 'B' }))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({
      verdict: 'valid',
      document: { kind: 'ADCS', id: adcs.id, holder: { name: 'VALCLAIR' } },
      entitlement: { category: 'B', answer: 'yes' },
      trust: { environment: 'test' },
    })
  })

  it('judges a seal text sent as JSON, separators included', async () => {
    const response = await postJson({ payload: adcs.payload, category: 'C' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ verdict: 'valid', entitlement: { answer: 'no' } })
  })

  it('answers a failed verification with 200 and its verdict', async () => {
    const response = await postJson({ payload: adcs.payload.replace('VALCLAIR', 'VALCLAIX') })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ verdict: 'invalid', document: null })
  })

  it('of a code whose signature is false affirms nothing that it says or names, here or on a page', async () => {
    const payload = adcs.payload.replace('VALCLAIR', 'VALCLAIX')
    const report: Pick<Report, 'checks'> = JSON.parse(
      await (await postJson({ payload, category: 'B' })).text(),
    )
    const affirmed = report.checks.filter(
      ({ question, outcome }) => question !== 'integrity' && outcome !== 'not-applicable',
    )
    expect(affirmed).toEqual([])
    const page = await (await post(formWith(payload, { category: 'B' }), {}, '/verifier')).text()
    expect(page.match(/On ne peut pas le dire\s: le sceau ne correspond pas\./g)).toHaveLength(3)
    expect(page).not.toMatch(/émetteur reconnu|Oui, à cette date|Redemandez une attestation|Signé le/)
  })

  it('tells of a picture where its code stood and how it was read', async () => {
    const png = await dataMatrixPng(adcs.payload, 4)
    const place = {
      page: 1,
      position: {
        x: expect.any(Number),
        y: expect.any(Number),
        width: expect.any(Number),
        height: expect.any(Number),
      },
      step: 'quick',
    }
    expect(await (await post(formWith(png))).json()).toMatchObject({ verdict: 'valid', found: [place] })
    const page = await (await post(formWith(png), {}, '/verifier')).text()
    expect(page).toMatch(/Code lu<\/dt><dd>page 1, à \d+\s% de la gauche/)
    expect(await (await postJson({ payload: adcs.payload })).json()).not.toHaveProperty('found')
  })

  it('takes neither role, instant nor environment from the request, and refuses what it does not know', async () => {
    const rii = await app.issue('suspended', 'RII')
    const headers = { 'x-role': 'authority', authorization: 'Bearer authority' }
    const response = await post(formWith(rii.pdf), headers, '/api/v1/verifications?lang=en')
    expect(await response.json()).toMatchObject({
      ...{ document: null, withheld: { reason: 'POINTS_RESERVED' } },
      at: expect.stringMatching(new RegExp(`^${parisDay(new Date()).slice(0, 4)}`)),
    })
    for (const refused of [
      await post(formWith(rii.pdf, { as: 'authority' })),
      await post(formWith(rii.pdf, { categorie: 'C' })),
      await post(formWith(rii.pdf), {}, '/api/v1/verifications?category=ZZ'),
      await post(JSON.stringify({ payload: rii.payload }), JSON_BODY, '/api/v1/verifications?siren=1'),
      await postJson({ payload: rii.payload, as: 'authority' }),
    ])
      expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'REQUEST_MALFORMED' }])
  })

  it('checks for whom a document was issued, in a form and in JSON, and takes a right SIREN only', async () => {
    const bound = await app.issue('clean-b', 'ADCS', '552100554')
    const asked = async (siren: string) => [
      await (await post(formWith(bound.pdf, { siren }))).json(),
      await (await postJson({ payload: bound.payload, siren })).json(),
    ]
    for (const report of await asked('552100554')) expect(report).toMatchObject({ verdict: 'valid' })
    for (const report of await asked('732829320'))
      expect(report).toMatchObject({
        verdict: 'invalid',
        checks: expect.arrayContaining([
          expect.objectContaining({ name: 'recipient', outcome: 'failed', reason: 'ISSUED_FOR_ANOTHER' }),
        ]),
      })
    for (const problem of await asked('12')) expect(problem).toMatchObject({ code: 'RECIPIENT_NOT_A_SIREN' })
  })

  it('of an RII gives the verdict, the law, and nothing of its content', async () => {
    const rii = await app.issue('suspended', 'RII')
    const { neph, holder, confidentialCode } = fixture('suspended')
    for (const response of [
      await post(formWith(rii.pdf, { category: 'B' })),
      await postJson({ payload: rii.payload, category: 'B' }),
      await post(formWith(rii.pdf, { category: 'B' }), {}, '/verifier'),
    ]) {
      expect(response.status).toBe(200)
      const body = await response.text()
      expect(body).toContain('L223-7')
      for (const secret of [
        neph,
        holder.birthName,
        'REMI',
        'Rémi',
        holder.birthPlace,
        confidentialCode ?? '?',
      ])
        expect(body).not.toContain(secret)
      expect(body).not.toMatch(/SUSPENDU|1993/)
    }
  })

  it('keeps nothing of what was sent: no file, no line of the log', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'scratch-'))
    vi.stubEnv('TMPDIR', scratch)
    await post(formWith(adcs.pdf, {}, 'VALCLAIR-051227308989.pdf'))
    await fetch(`${app.url}/verifier/VALCLAIR-051227308989`)
    await post('{"payload": "DC04VALCLAIR', { 'content-type': 'application/json' })
    expect(readdirSync(scratch)).toEqual([])
    vi.unstubAllEnvs()
    rmSync(scratch, { recursive: true })
    const log = app.log()
    expect(log).toContain('/api/v1/verifications')
    for (const secret of ['VALCLAIR', '051227308989', adcs.id, 'DC04', '127.0.0.1'])
      expect(log).not.toContain(secret)
  })
})

describe('what cannot be used is a problem with its code', () => {
  const problem = (status: number, code: string) => ({
    status,
    code,
    type: `/erreurs/${code}`,
    title: expect.any(String),
    detail: expect.any(String),
    advice: expect.any(String),
    instance: expect.stringMatching(/^urn:uuid:/),
  })
  const cases: readonly (readonly [string, () => Promise<Response>, number, string])[] = [
    ['a form without file', () => post(new FormData()), 400, 'NO_FILE'],
    [
      'a category that does not exist',
      () => post(formWith(adcs.pdf, { category: 'Z9' })),
      400,
      'UNKNOWN_CATEGORY',
    ],
    ['the same in JSON', () => postJson({ payload: 'DC04', category: 'Z9' }), 400, 'UNKNOWN_CATEGORY'],
    [
      'JSON that is cut short',
      () => post('{"payload":', { 'content-type': 'application/json' }),
      400,
      'REQUEST_MALFORMED',
    ],
    ['JSON without payload', () => postJson({}), 400, 'REQUEST_MALFORMED'],
    [
      'a payload with characters that no code holds',
      () => postJson({ payload: 'DC04€' }),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'a form without boundary',
      () => post('x', { 'content-type': 'multipart/form-data' }),
      400,
      'REQUEST_MALFORMED',
    ],
    [
      'a body of another type',
      () => post('<a/>', { 'content-type': 'application/xml' }),
      415,
      'UNSUPPORTED_TYPE',
    ],
    ['a text that is no seal', () => postJson({ payload: 'bonjour' }), 415, 'UNSUPPORTED_TYPE'],
    ['a file of another type', () => post(formWith('GIF89a')), 415, 'UNSUPPORTED_TYPE'],
    ['an empty file', () => post(formWith('')), 422, 'EMPTY_FILE'],
    ['a PDF cut short', () => post(formWith(adcs.pdf.subarray(0, 20_000))), 422, 'UNREADABLE_PDF'],
    [
      'a PNG that is none',
      () => post(formWith(Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1'))),
      422,
      'UNREADABLE_IMAGE',
    ],
    ['a JSON body beyond measure', () => postJson({ payload: 'D'.repeat(300_000) }), 413, 'FILE_TOO_LARGE'],
    ['another method', () => fetch(`${app.url}/api/v1/verifications`), 405, 'METHOD_NOT_ALLOWED'],
    ['an address that does not exist', () => fetch(`${app.url}/api/v1/licences`), 404, 'NOT_FOUND'],
    [
      'an address that cannot be decoded',
      () => fetch(`${app.url}/trust/crl/%E0%A4%A`),
      400,
      'REQUEST_MALFORMED',
    ],
  ]

  it.each(cases)('%s', async (_, asking, status, code) => {
    const response = await asking()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    if (status === 405) expect(response.headers.get('allow')).toBe('POST')
    const body = await response.text()
    const { errors: faults, ...told } = JSON.parse(body)
    if (faults !== undefined) expect(faults).toEqual([{ pointer: '/payload', detail: expect.any(String) }])
    expect(told).toEqual(problem(status, code))
    expect(body).not.toMatch(/node_modules|\.[tj]s:|\n *at /)
  })

  it('the type of a problem leads to a page that explains it', async () => {
    for (const code of ['NO_FILE', 'PASSWORD_PROTECTED']) {
      const page = await fetch(`${app.url}/erreurs/${code}`)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(code)])
    }
    expect((await fetch(`${app.url}/erreurs/__proto__`)).status).toBe(404)
  })

  it('a file of 100 MB is refused while it comes, without being held', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(0x20)
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(sent === 0 ? new TextEncoder().encode(head) : megabyte)
        sent += 1
        if (sent > 100) {
          controller.enqueue(new TextEncoder().encode('\r\n--x--\r\n'))
          controller.close()
        }
      },
    })
    const before = process.memoryUsage().rss
    const response = await fetch(`${app.url}/api/v1/verifications`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual(problem(413, 'FILE_TOO_LARGE'))
    expect(process.memoryUsage().rss - before).toBeLessThan(90 * 1024 * 1024)
  })
})

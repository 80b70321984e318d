import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleOnce } from '../web/built-pages.ts'
import { formWith, type RunningApp, startApp } from './running-app.ts'

let app: RunningApp
beforeAll(async () => {
  await bundleOnce()
  app = await startApp()
})
afterAll(() => app.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers })
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('every answer', () => {
  it.each(['/', '/style.css', '/verifier.css', '/health/live', '/nowhere', '/api/v1/verifications'])(
    '%s bears the headers of a careful service, and no name of its maker',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('lets the verifier’s page run its own scripts and WebAssembly, and nothing else', async () => {
    for (const path of ['/verifier', '/service-worker.js']) {
      const policy = (await get(path)).headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
      expect(policy?.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|data:|\*/)
    }
  })
})

describe('the pages', () => {
  it('hold no script, no style of their own and nothing from elsewhere', async () => {
    for (const path of ['/', '/erreurs/NO_FILE']) {
      const page = await (await get(path)).text()
      expect(page).toMatch(/^<!doctype html>\s*<html lang="fr">/)
      expect(page).not.toMatch(/<script|style=|\son\w+=|(src|href)="(https?:)?\/\//)
      expect(page).toContain('Démonstration')
    }
  })

  it('hold one script of our own where documents are verified', async () => {
    for (const language of ['fr', 'en']) {
      const page = await (await get(`/verifier?lang=${language}`)).text()
      expect(page).toContain(`data-lang="${language}"`)
      expect(page.match(/<script[^>]*>/g)).toEqual([
        expect.stringMatching(/^<script type="module" src="\/web\/verifier-\w+\.js">$/),
      ])
      expect(page).not.toMatch(/style=|\son\w+=|(src|href)="(https?:)?\/\//)
    }
  })

  it('judge a pasted text without any script, with the SIREN of the reader and in English', async () => {
    const { payload } = await app.issue('clean-b', 'ADCS')
    const form = new FormData()
    form.append('payload', `  ${payload.replaceAll('\u001d', '<GS>').replaceAll('\u001f', '<US>')}\r\n`)
    form.append('siren', '552 100 554')
    const response = await fetch(`${app.url}/verifier?lang=en`, { method: 'POST', body: form })
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('<p class="word">VALID</p>')
    expect(page).toContain('What to do')
    form.set('siren', '552100555')
    const refused = await fetch(`${app.url}/verifier`, { method: 'POST', body: form })
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('REQUEST_MALFORMED'),
    ])
  })

  it('show an unknown address as a page to a browser, as a problem to a program', async () => {
    const page = await get('/nowhere/051227308989', asBrowser)
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('NOT_FOUND')])
    const problem = await get('/nowhere')
    expect([problem.status, await problem.json()]).toMatchObject([404, { code: 'NOT_FOUND' }])
    const api = await get('/api/v1/nowhere', asBrowser)
    expect(api.headers.get('content-type')).toMatch(/problem\+json/)
  })

  it('judge a file without any script', async () => {
    const { pdf } = await app.issue('clean-b', 'ADCS')
    const response = await fetch(`${app.url}/verifier`, {
      method: 'POST',
      body: formWith(pdf, { category: 'B' }),
    })
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(page).toContain('VALIDE')
    expect(page).toContain('VALCLAIR')
    expect(page).toContain('Peut conduire la catégorie B : OUI')
  })

  it('never show test material in green, and make a suspended licence stand out', async () => {
    const { pdf } = await app.issue('suspended', 'ADCS')
    const page = await (await fetch(`${app.url}/verifier`, { method: 'POST', body: formWith(pdf) })).text()
    expect(page).toContain('class="verdict test"')
    expect(page).toContain('Document d’essai, sans valeur')
    expect(page).not.toContain('class="verdict valid"')
    expect(page).toMatch(/class="notice no">.*État du permis : SUSPENDU/)
  })

  it.each([
    ['no file', new FormData(), 400, 'NO_FILE'],
    ['a file of another type', formWith('GIF89a'), 415, 'UNSUPPORTED_TYPE'],
    ['an empty file', formWith(''), 422, 'EMPTY_FILE'],
  ])('given %s, show the form again with what is wrong', async (_, body, status, code) => {
    const response = await fetch(`${app.url}/verifier`, { method: 'POST', body })
    expect(response.status).toBe(status)
    const page = await response.text()
    expect(page).toContain('role="alert"')
    expect(page).toContain(code)
    expect(page).toContain('type="file"')
  })

  it('never send back the name of a file, a field or a text that was handed in', async () => {
    const evil = '"><img src=x onerror=alert(1)>'
    const bodies = [
      formWith('DC04<img src=x onerror=alert(1)>', {}, `${evil}.pdf`),
      formWith(evil, { category: evil }, evil),
      formWith(`%PDF-1.7 ${evil}`, { [evil]: evil }, evil),
    ]
    for (const body of bodies)
      for (const path of ['/verifier', '/api/v1/verifications']) {
        const response = await fetch(`${app.url}${path}`, { method: 'POST', body })
        expect(await response.text()).not.toMatch(/onerror|<img/)
      }
    const json = await fetch(`${app.url}/api/v1/verifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ payload: 'DC', [evil]: evil }),
    })
    expect(await json.text()).not.toMatch(/onerror|<img/)
  })
})

describe('what a verifier needs to trust us', () => {
  it('is served: certificates and revocation list', async () => {
    const certificates = ['FR00', 'FR00_PC01', 'FR00_PC02', 'FR00_PDF1'].map(
      (id) => `/trust/certificates/${id}.pem`,
    )
    expect(await (await get('/trust/certificates')).json()).toEqual({
      certificates: expect.arrayContaining(certificates),
    })
    for (const path of certificates)
      expect(await (await get(path)).text()).toMatch(/^-----BEGIN CERTIFICATE-----/)
    const crl = await get('/trust/crl/FR00.crl')
    expect([crl.status, crl.headers.get('content-type')]).toEqual([200, 'application/pkix-crl'])
  })

  it.each([
    'certificates/FR00.key.pem',
    'certificates/FR00_PC01.key.pem',
    'certificates/pdf-signer.p12',
    'certificates/pdf-signer.password',
    'certificates/pki.json',
    'certificates/..%2fkeys%2fFR00.key.pem',
    'certificates/%2e%2e%2fFR00.pem',
    'certificates/..%5cFR00.pem',
    'certificates/../../keys/FR00.key.pem',
    'certificates/FR00.pem%00.key.pem',
    'crl/FR00.key.pem',
    'crl/%2e%2e/FR00.crl',
    'crl/FR99.crl',
  ])('%s is not', async (path) => {
    const response = await get(`/trust/${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/PRIVATE|BEGIN/)
  })
})

describe('operation', () => {
  it('tells that it lives, is ready, and its version', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'live' })
    expect(await (await get('/health/ready')).json()).toEqual({ status: 'ready', checks: {} })
    expect(await (await get('/version')).json()).toEqual({ version: '1.2.3' })
  })
})

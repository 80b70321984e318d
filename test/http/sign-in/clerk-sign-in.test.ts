import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CookieBrowser, Visited } from './cookie-browser.ts'
import { type SignInApp, startSignInApp } from './sign-in-app.ts'

let app: SignInApp
beforeAll(async () => {
  app = await startSignInApp()
})
afterAll(() => app.close())
beforeEach(() => {
  app.ports.lines.length = 0
})

async function signIn(browser: CookieBrowser, persona: string): Promise<Visited> {
  const page = await browser.follow('/greffe/connexion/proconnect?returnTo=%2Fgreffe')
  return browser.follow(page.url.href, undefined, { persona })
}

describe('signing a clerk in with ProConnect', () => {
  it('asks for two factors and a new authentication', async () => {
    const browser = app.browser()
    const { location } = await browser.visit('/greffe/connexion/proconnect')
    const asked = location?.searchParams
    expect(asked?.get('prompt')).toBe('login')
    expect(JSON.parse(asked?.get('claims') ?? '{}').id_token.acr).toMatchObject({ essential: true })
    expect(asked?.get('state')).toMatch(/^[\w-]{43}$/)
    expect(asked?.get('nonce')).toMatch(/^[\w-]{43}$/)
    expect(asked?.get('code_challenge_method')).toBe('S256')
  })

  it.each([
    ['clerk-judicial', 'judicial', 'greffe-judiciaire'],
    ['clerk-administrative', 'administrative', 'greffe-administratif'],
  ])('opens the session of the court: %s', async (persona, court, uid) => {
    const page = await signIn(app.browser(), persona)
    const { subject } = JSON.parse(page.text)
    expect(subject).toMatchObject({ kind: 'clerk', court, uid })
    expect(app.ports.lines).toMatchObject([
      { action: 'sign-in', outcome: 'granted', role: 'authority', requester: uid, service: subject.siret },
    ])
  })

  it.each([
    ['wrong-siret', 'SERVICE_NOT_ALLOWED'],
    ['no-second-factor', 'SECOND_FACTOR_MISSING'],
    ['habilitation-expired', 'HABILITATION_NOT_IN_FORCE'],
    ['no-habilitation', 'HABILITATION_MISSING'],
    ['provider-not-allowed', 'AGENT_PROVIDER_NOT_ALLOWED'],
    ['cancelled', 'SIGN_IN_CANCELLED'],
  ])('refuses with its reason, and leaves a line: %s', async (persona, code) => {
    const browser = app.browser()
    const page = await signIn(browser, persona)
    expect(page.status).toBe(403)
    expect(page.text).toContain(code)
    expect(app.ports.lines).toMatchObject([{ action: 'sign-in', role: 'anonymous', reason: code }])
    expect((await browser.visit('/greffe')).location?.pathname).toBe('/greffe/connexion')
  })

  it('asks again although ProConnect still knows the agent', async () => {
    const browser = app.browser()
    await signIn(browser, 'clerk-judicial')
    const again = await browser.follow('/greffe/connexion/proconnect')
    expect(again.text).toContain('ProConnect (simulateur)')
  })

  it('keeps clerks and drivers apart', async () => {
    const browser = app.browser()
    await signIn(browser, 'clerk-judicial')
    const page = await browser.visit('/conducteur')
    expect(page.status).toBe(403)
    expect(page.text).toContain('DRIVERS_ONLY')
  })
})

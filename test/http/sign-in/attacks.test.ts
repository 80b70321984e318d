import { decodeJwt, exportJWK, exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CookieBrowser } from './cookie-browser.ts'
import { PUBLIC_URL, type SignInApp, startSignInApp } from './sign-in-app.ts'

let app: SignInApp
beforeAll(async () => {
  app = await startSignInApp()
})
afterAll(() => app.close())
beforeEach(() => {
  app.ports.lines.length = 0
  delete app.tamper.tokens
  delete app.tamper.userInfo
})

const SESSION = '__Host-permis-session'

/** Goes as far as the answer of the provider, which the browser has not brought back yet. */
async function answerFor(browser: CookieBrowser, persona = 'driver-051227308989'): Promise<URL> {
  const page = await browser.follow('/conducteur/connexion/franceconnect')
  const { location } = await browser.follow(page.url.href, '/conducteur/retour/franceconnect', { persona })
  if (location === null) throw new Error('the provider gave no answer')
  return location
}

async function bringBack(browser: CookieBrowser, answer: URL): Promise<string | undefined> {
  const page = await browser.visit(answer.href)
  expect(browser.cookies.has(SESSION)).toBe(page.status === 303)
  return page.status === 303 ? 'signed in' : (app.ports.lines.at(-1)?.reason ?? 'no line')
}

async function sign(claims: JWTPayload, header: Record<string, string> = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'fc', ...header }).sign(app.providerKey)
}

/** The ID token of the provider with other claims, signed by the provider itself. */
function withClaims(changed: (claims: JWTPayload) => JWTPayload) {
  app.tamper.tokens = async (answer) => ({
    ...answer,
    id_token: await sign(changed(decodeJwt(String(answer.id_token)))),
  })
}

function withToken(forge: (claims: JWTPayload) => Promise<string>) {
  app.tamper.tokens = async (answer) => ({
    ...answer,
    id_token: await forge(decodeJwt(String(answer.id_token))),
  })
}

describe('an answer that nobody changed', () => {
  it('signs in, so that the refusals below have one reason each', async () => {
    withClaims((claims) => claims)
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('signed in')
  })
})

describe('an ID token is refused', () => {
  const past = Math.floor(Date.now() / 1000) - 3600
  it.each<[string, string, (claims: JWTPayload) => JWTPayload]>([
    ['with another nonce', 'NONCE_DIFFERS', (claims) => ({ ...claims, nonce: 'x'.repeat(43) })],
    ['without a nonce', 'ANSWER_MALFORMED', ({ nonce: _nonce, ...claims }) => claims],
    ['of another issuer', 'ISSUER_DIFFERS', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['for another service', 'AUDIENCE_DIFFERS', (claims) => ({ ...claims, aud: 'another' })],
    [
      'for this service and another',
      'AUDIENCE_DIFFERS',
      (claims) => ({ ...claims, aud: ['permis', 'another'] }),
    ],
    ['that has expired', 'TOKEN_EXPIRED', (claims) => ({ ...claims, exp: past })],
    ['of a level too low', 'ASSURANCE_TOO_LOW', (claims) => ({ ...claims, acr: 'eidas0' })],
    ['of an unknown level', 'ASSURANCE_TOO_LOW', (claims) => ({ ...claims, acr: 'eidas9' })],
    ['that tells no level', 'ASSURANCE_TOO_LOW', ({ acr: _acr, ...claims }) => claims],
    ['of an old authentication', 'AUTHENTICATION_TOO_OLD', (claims) => ({ ...claims, auth_time: past })],
    ['of someone else than the user info', 'SUBJECT_DIFFERS', (claims) => ({ ...claims, sub: 'another' })],
  ])('%s: %s', async (_, reason, change) => {
    withClaims(change)
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe(reason)
  })

  it('that is not signed (alg none)', async () => {
    withToken(async (claims) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${part({ alg: 'none' })}.${part(claims)}.`
    })
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('ALGORITHM_REFUSED')
  })

  it('that is signed by HS256 with the public key of the provider', async () => {
    const { d: _private, ...jwk } = await exportJWK(app.providerKey)
    const publicKey = await importJWK({ ...jwk, alg: 'ES256' }, 'ES256', { extractable: true })
    if (publicKey instanceof Uint8Array) throw new Error('expected a public key')
    const secret = new TextEncoder().encode(await exportSPKI(publicKey))
    withToken((claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'fc' }).sign(secret))
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('ALGORITHM_REFUSED')
  })

  it.each(['fc', 'another'])('that is signed by another key under the name %s', async (kid) => {
    const { privateKey } = await generateKeyPair('ES256')
    withToken((claims) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey))
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('SIGNATURE_FALSE')
  })

  it('that is missing', async () => {
    app.tamper.tokens = async ({ id_token: _token, ...answer }) => answer
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('ANSWER_MALFORMED')
  })
})

describe('user info is refused', () => {
  it('that is of another subject', async () => {
    app.tamper.userInfo = (jwt) => sign({ ...decodeJwt(jwt), sub: 'another' })
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('SUBJECT_DIFFERS')
  })

  it('that is signed by another key', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    app.tamper.userInfo = (jwt) =>
      new SignJWT(decodeJwt(jwt)).setProtectedHeader({ alg: 'ES256', kid: 'fc' }).sign(privateKey)
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('SIGNATURE_FALSE')
  })

  it('that lacks part of the identity', async () => {
    app.tamper.userInfo = async (jwt) => {
      const { birthdate: _day, ...claims } = decodeJwt(jwt)
      return sign(claims)
    }
    const browser = app.browser()
    expect(await bringBack(browser, await answerFor(browser))).toBe('IDENTITY_INCOMPLETE')
  })
})

describe('an answer is refused', () => {
  it('with another state', async () => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    answer.searchParams.set('state', 'x'.repeat(43))
    expect(await bringBack(browser, answer)).toBe('STATE_DIFFERS')
  })

  it.each(['state', 'iss', 'code'])('without its %s', async (name) => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    answer.searchParams.delete(name)
    const reasons: Record<string, string> = {
      state: 'STATE_DIFFERS',
      iss: 'ISSUER_DIFFERS',
      code: 'ANSWER_MALFORMED',
    }
    expect(await bringBack(browser, answer)).toBe(reasons[name])
  })

  it('of another provider (mix-up)', async () => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    answer.searchParams.set('iss', `${PUBLIC_URL}/simulateurs/proconnect/api/v2`)
    expect(await bringBack(browser, answer)).toBe('ISSUER_DIFFERS')
  })

  it('with two states', async () => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    answer.searchParams.append('state', 'another')
    expect(await bringBack(browser, answer)).toBe('STATE_DIFFERS')
  })

  it('with a code used before', async () => {
    const thief = app.browser()
    const browser = app.browser()
    const answer = await answerFor(browser)
    expect(await bringBack(browser, answer)).toBe('signed in')
    const own = await answerFor(thief)
    own.searchParams.set('code', answer.searchParams.get('code') ?? '')
    expect(await bringBack(thief, own)).toBe('CODE_REFUSED')
  })

  it('with the code of another sign-in, whose verifier this browser does not have', async () => {
    const [victim, thief] = [app.browser(), app.browser()]
    const stolen = await answerFor(victim)
    const own = await answerFor(thief)
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    expect(await bringBack(thief, own)).toBe('CODE_REFUSED')
  })

  it('a second time', async () => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    await browser.visit(answer.href)
    const again = await browser.visit(answer.href)
    expect(again.status).toBe(400)
    expect(again.text).toContain('SIGN_IN_EXPIRED')
  })

  it('in a browser that began nothing, so that nobody is signed in as somebody else (login CSRF)', async () => {
    const attackers = await answerFor(app.browser(), 'unknown-neph')
    const victim = app.browser()
    const page = await victim.visit(attackers.href)
    expect(page.text).toContain('SIGN_IN_EXPIRED')
    expect(victim.cookies.has(SESSION)).toBe(false)
    expect(app.ports.lines).toEqual([])
  })

  it('at the door of the other provider', async () => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    answer.pathname = '/greffe/retour/proconnect'
    expect((await browser.visit(answer.href)).text).toContain('SIGN_IN_EXPIRED')
  })

  it('after ten minutes', async () => {
    const browser = app.browser()
    const answer = await answerFor(browser)
    app.now = () => new Date(Date.now() + 600_001)
    expect((await browser.visit(answer.href)).text).toContain('SIGN_IN_EXPIRED')
    app.now = () => new Date()
  })
})

describe('a session', () => {
  it('is not that of a token known before (fixation)', async () => {
    const browser = app.browser()
    browser.cookies.set(SESSION, 'a'.repeat(43))
    await browser.visit((await answerFor(browser)).href)
    expect(browser.cookies.get(SESSION)).not.toBe('a'.repeat(43))
  })

  it('ends when another begins in the same browser', async () => {
    const browser = app.browser()
    await browser.visit((await answerFor(browser)).href)
    const first = browser.cookies.get(SESSION) ?? ''
    await browser.visit((await answerFor(browser)).href)
    expect(browser.cookies.get(SESSION)).not.toBe(first)
    const thief = app.browser()
    thief.cookies.set(SESSION, first)
    expect((await thief.visit('/conducteur')).location?.pathname).toBe('/conducteur/connexion')
  })

  it('is not told in the log', async () => {
    const browser = app.browser()
    await browser.visit((await answerFor(browser)).href)
    expect(app.log()).not.toContain(browser.cookies.get(SESSION))
    expect(app.log()).not.toContain('VALCLAIR')
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseNeph } from '../../../src/core/licence/neph.ts'
import { fixture } from '../../core/records.ts'
import { type CookieBrowser, hiddenField, type Visited } from './cookie-browser.ts'
import { PUBLIC_URL, type SignInApp, startSignInApp } from './sign-in-app.ts'

const VALCLAIR = '051227308989'

let app: SignInApp
beforeAll(async () => {
  app = await startSignInApp()
})
afterAll(() => app.close())
beforeEach(() => {
  app.ports.bound.clear()
  app.ports.lines.length = 0
  app.ports.left.length = 0
  app.level = 'eidas1'
})

/** Goes to FranceConnect, chooses a persona, and stops before coming back. */
async function choose(browser: CookieBrowser, persona: string, returnTo = '/conducteur'): Promise<Visited> {
  const page = await browser.follow(
    `/conducteur/connexion/franceconnect?returnTo=${encodeURIComponent(returnTo)}`,
  )
  return browser.follow(page.url.href, '/conducteur/retour/franceconnect', { persona })
}

async function signIn(browser: CookieBrowser, persona: string, returnTo?: string): Promise<Visited> {
  const { location } = await choose(browser, persona, returnTo)
  return browser.follow(location?.href ?? '')
}

async function link(
  browser: CookieBrowser,
  neph: string,
  page = '/conducteur/rattachement',
): Promise<Visited> {
  const { text } = await browser.visit(page)
  return browser.follow('/conducteur/rattachement', undefined, {
    _csrf: hiddenField(text, '_csrf'),
    neph,
    returnTo: hiddenField(text, 'returnTo'),
  })
}

const alice = `driver-${VALCLAIR}`

describe('signing in with FranceConnect', () => {
  it('shows who may be chosen, visibly simulated', async () => {
    const page = await app.browser().follow('/conducteur/connexion/franceconnect')
    expect(page.text).toContain('FranceConnect (simulateur)')
    expect(page.text).toContain('Élise VALCLAIR')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('asks for the file number the first time, and has the licence again the next', async () => {
    const browser = app.browser()
    const asked = await signIn(browser, alice, '/conducteur/documents')
    expect(asked.url.pathname).toBe('/conducteur/rattachement')
    const linked = await link(browser, '0512 2730 8989', asked.url.href)
    expect(linked.url.pathname).toBe('/conducteur/documents')
    expect(app.ports.left).toEqual([
      { neph: VALCLAIR, code: 'LICENCE_LINKED', details: { by: 'franceconnect' } },
    ])
    const again = await signIn(app.browser(), alice, '/conducteur')
    expect(JSON.parse(again.text)).toMatchObject({
      subject: { neph: VALCLAIR, displayName: 'Élise VALCLAIR' },
    })
    expect(JSON.parse(again.text).subject).not.toHaveProperty('identity')
  })

  it('draws the session anew at the sign-in and at the link', async () => {
    const browser = app.browser()
    const name = '__Host-permis-session'
    await signIn(browser, alice)
    const first = browser.cookies.get(name) ?? ''
    await link(browser, VALCLAIR)
    const second = browser.cookies.get(name) ?? ''
    expect(second).toMatch(/^[\w-]{43}$/)
    expect(second).not.toBe(first)
    const thief = app.browser()
    thief.cookies.set(name, first)
    expect((await thief.visit('/conducteur')).location?.pathname).toBe('/conducteur/connexion')
  })

  it('gives a cookie that scripts and other hosts cannot have', async () => {
    const browser = app.browser()
    const { location } = await choose(browser, alice)
    const back = await browser.visit(location?.href ?? '')
    const cookie = back.headers.getSetCookie().find((line) => line.startsWith('__Host-permis-session='))
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it.each([
    ['cancelled', 403, 'SIGN_IN_CANCELLED'],
    ['unavailable', 503, 'PROVIDER_UNAVAILABLE'],
    ['level-too-low', 403, 'ASSURANCE_TOO_LOW'],
  ])('tells the person that it failed: %s', async (persona, status, code) => {
    const browser = app.browser()
    const page = await signIn(browser, persona)
    expect(page.status).toBe(status)
    expect(page.text).toContain(code)
    expect(browser.cookies.has('__Host-permis-session')).toBe(false)
    expect(app.ports.lines).toMatchObject([{ action: 'sign-in', role: 'anonymous', reason: code }])
  })

  it('refuses a level of FranceConnect where the operator asks for that of FranceConnect+', async () => {
    app.level = 'eidas2'
    const page = await signIn(app.browser(), alice)
    expect(page.text).toContain('ASSURANCE_TOO_LOW')
  })

  it('cuts a link whose licence is no longer of that identity, and tells the holder', async () => {
    const browser = app.browser()
    await signIn(browser, alice)
    await link(browser, VALCLAIR)
    for (const sub of app.ports.bound.keys()) app.ports.bound.set(sub, parseNeph('220135107719'))
    const page = await signIn(app.browser(), alice)
    expect(page.url.pathname).toBe('/conducteur/rattachement')
    expect(app.ports.left.at(-1)).toMatchObject({ neph: '220135107719', code: 'IDENTITY_CHANGED' })
    expect(app.ports.bound.size).toBe(0)
    expect((await browser.visit('/conducteur/documents')).location?.pathname).toBe('/conducteur/connexion')
  })
})

describe('linking a licence', () => {
  it('answers the same for a number that nobody has and for another person’s', async () => {
    const browser = app.browser()
    await signIn(browser, 'unknown-neph')
    const [nobody, other] = [await link(browser, '990101309999'), await link(browser, '220135107719')]
    const bare = ({ text, status }: Visited) => [status, text.replaceAll(/990101309999|220135107719/g, '…')]
    expect(bare(nobody)).toEqual(bare(other))
    expect(nobody.status).toBe(403)
    expect(nobody.text).toContain('ne vont pas ensemble')
    expect(app.ports.lines.filter(({ action }) => action === 'link-licence')).toMatchObject([
      { outcome: 'refused', role: 'anonymous', reason: 'LINK_REFUSED', neph: '990101309999' },
      { outcome: 'refused', role: 'anonymous', reason: 'LINK_REFUSED', neph: '220135107719' },
    ])
  })

  it('explains a near miss by its field, and shows nothing of the licence', async () => {
    const browser = app.browser()
    await signIn(browser, 'near-miss')
    const page = await link(browser, '120119107023')
    expect(page.text).toMatch(/Ce qui diffère\s: le premier prénom\./)
    expect(page.text).not.toContain('Maÿlis')
    expect(app.ports.bound.size).toBe(0)
  })

  it('takes five attempts an hour for one number, whoever makes them, then only an alert', async () => {
    const neph = '410276629'
    const attackers = await Promise.all(
      ['unknown-neph', 'driver-200169105532'].map(async (persona) => {
        const browser = app.browser()
        await signIn(browser, persona)
        return browser
      }),
    )
    const statuses: number[] = []
    for (const attacker of [0, 0, 0, 1, 1, 1])
      statuses.push((await link(attackers[attacker] ?? app.browser(), neph)).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
    expect(app.ports.lines.filter(({ action }) => action === 'alert')).toMatchObject([
      { reason: 'TOO_MANY_ATTEMPTS', neph },
    ])
  })

  it('takes five attempts an hour from one person, whatever the number', async () => {
    const browser = app.browser()
    await signIn(browser, 'driver-030538204469')
    const statuses: number[] = []
    for (const last of [1, 2, 3, 4, 5, 6]) statuses.push((await link(browser, `88010130000${last}`)).status)
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  })

  it('tells who matches a licence linked to another identity how to go on, and nobody else', async () => {
    const record = fixture('suspended')
    app.ports.bound.set('another-identity', record.neph)
    const stranger = app.browser()
    await signIn(stranger, alice)
    expect((await link(stranger, record.neph)).status).toBe(403)
    const browser = app.browser()
    await signIn(browser, `driver-${record.neph}`)
    const taken = await link(browser, record.neph)
    expect(taken.status).toBe(409)
    expect(taken.text).toContain('déjà rattaché à une autre identité FranceConnect')
    expect(app.ports.left).toMatchObject([{ code: 'IDENTITY_ASKED', details: { by: 'identity' } }])
    expect((await browser.visit('/conducteur')).location?.pathname).toBe('/conducteur/rattachement')
    const form = { _csrf: hiddenField(taken.text, '_csrf'), neph: record.neph, returnTo: '/conducteur' }
    const typed = (confidentialCode: string) =>
      browser.follow('/conducteur/rattachement', undefined, { ...form, confidentialCode })
    const wrong = await typed('WRNG2345')
    expect([wrong.status, wrong.text]).toEqual([403, expect.stringContaining('Ce code n’est pas celui')])
    expect(wrong.text).not.toContain('WRNG2345')
    const replaced = await typed(record.confidentialCode)
    expect(JSON.parse(replaced.text)).toMatchObject({ subject: { neph: record.neph } })
    expect([...app.ports.bound].filter(([, neph]) => neph === record.neph)).toHaveLength(1)
    expect(app.ports.bound.has('another-identity')).toBe(false)
  })

  it('tells what is no number before it counts anything', async () => {
    const browser = app.browser()
    await signIn(browser, 'driver-090531208836')
    expect((await link(browser, '12')).status).toBe(422)
    expect(app.ports.lines.filter(({ action }) => action === 'link-licence')).toEqual([])
  })

  it('refuses a form that does not bear the mark of the session', async () => {
    const browser = app.browser()
    await signIn(browser, alice)
    const page = await browser.visit('/conducteur/rattachement', { _csrf: 'x', neph: VALCLAIR })
    expect(page.status).toBe(403)
    expect(page.text).toContain('FORM_REFUSED')
    expect(app.ports.bound.size).toBe(0)
  })

  it('is cut by the holder together with every session of the identity', async () => {
    const [here, elsewhere] = [app.browser(), app.browser()]
    await signIn(here, alice)
    await link(here, VALCLAIR)
    await signIn(elsewhere, alice)
    const csrf = JSON.parse((await here.visit('/conducteur')).text).csrfToken
    const cut = await here.visit('/conducteur/rattachement/couper', { _csrf: csrf })
    expect(cut.status).toBe(303)
    expect((await elsewhere.visit('/conducteur')).location?.pathname).toBe('/conducteur/connexion')
    expect(app.ports.bound.size).toBe(0)
    expect(app.ports.lines.at(-1)).toMatchObject({ action: 'cut-link', role: 'holder', neph: VALCLAIR })
  })
})

describe('signing out', () => {
  it('ends the session here and at FranceConnect, and knows its own return', async () => {
    const browser = app.browser()
    await signIn(browser, alice)
    const token = browser.cookies.get('__Host-permis-session') ?? ''
    const csrf = hiddenField((await browser.visit('/conducteur/rattachement')).text, '_csrf')
    const left = await browser.follow('/conducteur/deconnexion', undefined, { _csrf: csrf })
    expect(left.url.pathname).toBe('/simulateurs/franceconnect/api/v2/session/end')
    const form = { xsrf: hiddenField(left.text, 'xsrf'), logout: 'yes' }
    const back = await browser.follow(
      '/simulateurs/franceconnect/api/v2/session/end/confirm',
      '/conducteur/connexion',
      form,
    )
    expect(back.url.pathname).toBe('/conducteur/retour/deconnexion')
    const thief = app.browser()
    thief.cookies.set('__Host-permis-session', token)
    expect((await thief.visit('/conducteur')).status).toBe(303)
    // Nobody is signed in at the provider any more, who would be without choosing again.
    const page = await browser.follow('/conducteur/connexion/franceconnect')
    expect(page.text).toContain('Qui voulez-vous être')
  })

  it('is not done by another site, and its return is not believed without the state', async () => {
    const browser = app.browser()
    await signIn(browser, alice)
    expect((await browser.visit('/conducteur/deconnexion', {})).status).toBe(403)
    expect((await browser.visit('/conducteur/rattachement')).status).toBe(200)
    expect((await browser.visit('/conducteur/retour/deconnexion?state=x')).status).toBe(400)
  })
})

describe('the way back', () => {
  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/conducteur/../greffe',
    '/conducteur//evil.example',
    '/conducteur/%2e%2e',
    '/verifier',
    'javascript:alert(1)',
  ])('never leads away: %s', async (returnTo) => {
    const browser = app.browser()
    const { location } = await choose(browser, alice, returnTo)
    const back = await browser.visit(location?.href ?? '')
    expect(back.location?.href).toBe(`${PUBLIC_URL}/conducteur/rattachement?returnTo=%2Fconducteur`)
  })
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditEntry, composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { fixture } from '../../core/records.ts'
import { hasTool } from '../../required-tool.ts'
import { type DriverApp, startDriverApp } from './driver-app.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const WHAT_IF = '/conducteur/calendrier?points=6&classe=delit&jour=2026-11-22'

/** A page, who looks at it, and what is clicked or typed there before it is judged. */
interface Visit {
  readonly path: string
  readonly driver?: string
  readonly by?: 'account'
  /** Buttons pressed one after the other, by their text. */
  readonly press?: readonly string[]
  readonly fill?: Readonly<Record<string, string>>
}

const VISITS: readonly Visit[] = [
  ...['/', '/accessibilite', '/mentions-legales', '/donnees-personnelles', '/?lang=en', '/absente'],
  ...['/conducteur/connexion', '/conducteur/aide', '/conducteur/aide?lang=en'],
  ...['/erreurs/ASSURANCE_TOO_LOW', '/erreurs/TOO_MANY_ATTEMPTS?lang=en', '/conducteur/connexion?lang=en'],
  ...['creer', 'verifier?faute', 'connexion?faute', 'rattacher?faute'].map(
    (page) => `/conducteur/compte/${page}`,
  ),
  '/conducteur/rattachement?faute',
].map((path): Visit => ({ path }))

const OWN_VISITS: readonly Visit[] = [
  ...['one-point', 'probation-48n', 'zero-48si-notified', 'zero-48si-not-notified', 'aac', 'suspended'].map(
    (driver): Visit => ({ path: '/conducteur', driver }),
  ),
  { path: '/conducteur?lang=en', driver: 'one-point' },
  { path: '/conducteur/historique', driver: 'sixty-lines' },
  { path: '/conducteur/historique?lang=en', driver: 'long-names' },
  { path: '/conducteur/historique?montrer=courriers', driver: 'clean-b' },
  { path: '/conducteur/calendrier', driver: 'clean-b' },
  { path: WHAT_IF, driver: 'probation-one-point' },
  { path: WHAT_IF, driver: 'zero-48si-not-notified' },
  { path: '/conducteur/calendrier?lang=en', driver: 'one-point', press: ['Another infraction'] },
  { path: '/conducteur/calendrier', driver: 'long-names' },
  { path: '/conducteur/calendrier?points=99&classe=C9&jour=hier', driver: 'one-point' },
  { path: '/conducteur/permis', driver: 'restrictions' },
  { path: '/conducteur/permis', driver: 'expired-heavy-category', by: 'account' },
  { path: '/conducteur/courriers', driver: 'zero-48si-notified' },
  { path: '/conducteur/courriers', driver: 'clean-b' },
  { path: '/conducteur/consultations', driver: 'one-point' },
  { path: '/conducteur/consultations?avant=2026-11-22&lang=en', driver: 'one-point' },
  { path: '/conducteur/demandes?objet=points-contested', driver: 'one-point' },
  { path: '/conducteur/demandes', driver: 'one-point', press: ['Mon stage n’apparaît pas'] },
  { path: '/conducteur/demandes?lang=en', driver: 'long-names' },
  {
    path: '/conducteur/demandes?objet=other',
    driver: 'one-point',
    fill: { 'Votre message': 'Bonjour,\n\nmon stage n’apparaît pas.' },
    press: ['Envoyer'],
  },
  { path: '/conducteur/documents', driver: 'aac', by: 'account' },
  { path: '/conducteur/documents', driver: 'aac', fill: { SIREN: '123456789' }, press: ['Obtenir une ADCS'] },
  { path: '/conducteur/documents', driver: 'long-names', press: ['Obtenir une ADCS'] },
  {
    path: '/conducteur/documents',
    driver: 'restrictions',
    press: ['Obtenir une ADCS', 'Lire en page accessible'],
  },
  {
    path: '/conducteur/documents',
    driver: 'suspended',
    press: ['Obtenir mon RII', 'Lire en page accessible'],
  },
]

describe.skipIf(!hasTool('chromium'))('the pages of drivers in a real browser', () => {
  let app: DriverApp
  let browser: Browser

  beforeAll(async () => {
    app = await startDriverApp()
    const { neph } = fixture('one-point')
    const of = (role: AuditEntry['role'], more: Pick<AuditEntry, 'action' | 'outcome'>) =>
      composeAuditEntry({ at: new Date(0), role, neph, ...more })
    app.audited.push(
      of('holder', { action: 'sign-in', outcome: 'granted' }),
      of('holder', { action: 'issue', outcome: 'refused' }),
      of('authority', { action: 'validate-document', outcome: 'granted' }),
    )
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const visit = async ({ path, driver, by, press = [], fill = {} }: Visit) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' })
    if (driver !== undefined) {
      const [name = '', value = ''] = (await app.signIn(driver, by)).cookie.split('=')
      await context.addCookies([{ name, value, url: app.url }])
    }
    const page = await context.newPage()
    const blocked: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text())
    })
    await page.goto(app.url + path)
    for (const [label, text] of Object.entries(fill)) await page.getByLabel(label).fill(text)
    for (const name of press) {
      await page.getByText(name, { exact: true }).first().click()
      await page.waitForLoadState()
    }
    return { page, blocked, close: () => context.close() }
  }

  const violations = async (page: Page, rules: string) => {
    const found = await page.evaluate<AxeResults>(
      `axe.run(document, { resultTypes: ['violations'], ${rules} })`,
    )
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }
  const tooWide = (page: Page) =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  it.each([...VISITS, ...OWN_VISITS])(
    'axe finds nothing, wide, narrow or dark, and nothing scrolls sideways: %o',
    async (place) => {
      const { page, blocked, close } = await visit(place)
      await page.evaluate(AXE)
      expect(await violations(page, '')).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, "runOnly: ['color-contrast']")).toEqual([])
      expect(await tooWide(page)).toBe(0)
      await page.setViewportSize({ width: 375, height: 800 })
      expect(await violations(page, '')).toEqual([])
      expect(await tooWide(page)).toBe(0)
      expect(blocked).toEqual([])
      await close()
    },
    120_000,
  )

  it.each(['/conducteur', '/conducteur/documents', '/conducteur/permis', '/conducteur/demandes'])(
    'an account page has no way to a full statement: %s',
    async (path) => {
      const { page, close } = await visit({ path, driver: 'suspended', by: 'account' })
      const ways = await page.locator('main a, main button, main input, nav a').allTextContents()
      const text = (await page.locator('main').textContent()) ?? ''
      expect(ways.filter((way) => /RII|relevé|intégral/i.test(way))).toEqual([])
      expect(text).not.toMatch(/\bRII\b/)
      await close()
    },
  )

  it('the keyboard reaches the content first, then everything in its order', async () => {
    const { page, close } = await visit({ path: '/conducteur/documents', driver: 'clean-b' })
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').getAttribute('id')).toBe('siren')
    await close()
  })
})

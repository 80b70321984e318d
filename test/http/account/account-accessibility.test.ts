import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../../core/records.ts'
import { hasTool } from '../../required-tool.ts'
import { type AccountApp, startAccountApp } from './account-app.ts'
import type { AccountBrowser } from './account-browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const PASSWORD = 'girafe tonnerre rideau'
const ACCOUNT = '/conducteur/compte'

describe.skipIf(!hasTool('chromium'))('the pages of accounts in a real browser', () => {
  let app: AccountApp
  let browser: Browser
  let nobody: AccountBrowser
  let owner: AccountBrowser
  let waiting: AccountBrowser
  let holder: AccountBrowser
  let style = ''

  beforeAll(async () => {
    app = await startAccountApp()
    nobody = app.browser()
    owner = await app.signUp('une-adresse-plutot-longue-de-personne@exemple.fr', PASSWORD)
    waiting = await app.signUp('attend@exemple.fr', PASSWORD, '192.0.2.9')
    const { neph, confidentialCode, holder: person } = fixture('clean-b')
    holder = await app.asHolder(neph)
    const birthDate = person.birthDate.split('-').reverse().join('/')
    const form = { neph, nephAgain: neph, confidentialCode, birthName: person.birthName, birthDate }
    await waiting.postFrom(`${ACCOUNT}/rattacher`, `${ACCOUNT}/rattacher`, form)
    style = (await nobody.get('/style.css')).text
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const pages: readonly (readonly [string, () => Promise<{ readonly text: string }>])[] = [
    ['an address to be verified', () => nobody.get(`${ACCOUNT}/verifier`)],
    ['a password forgotten', () => nobody.get(`${ACCOUNT}/oubli`)],
    ['a password forgotten, in English', () => nobody.get(`${ACCOUNT}/oubli?lang=en`)],
    ['an address that is none', () => app.browser().post(`${ACCOUNT}/oubli`, { email: 'x' })],
    ['a password to be replaced', () => app.browser().get(`${ACCOUNT}/reinitialiser`)],
    ['a password replaced', () => app.browser().get(`${ACCOUNT}/connexion?fait=mot-de-passe`)],
    ['an account without a licence', () => owner.get(ACCOUNT)],
    ['an account that waits', () => waiting.get(`${ACCOUNT}?fait=demande`)],
    ['a false password', () => owner.postFrom(ACCOUNT, `${ACCOUNT}/fermer`, { password: 'x' })],
    ['a licence to be linked', () => owner.get(`${ACCOUNT}/rattacher`)],
    ['accounts linked, with notices', () => holder.get(`${ACCOUNT}/liens`)],
  ]

  it.each(pages)(
    'axe finds nothing, wide, narrow or dark, and nothing scrolls sideways: %s',
    async (_, ask) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' })
      const { text } = await ask()
      expect(text).toContain('<h1>')
      await page.setContent(
        text.replace('<link rel="stylesheet" href="/style.css">', `<style>${style}</style>`),
      )
      await page.evaluate(AXE)
      const violations = async () => {
        const found = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      }
      expect(await violations()).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations()).toEqual([])
      await page.setViewportSize({ width: 375, height: 800 })
      expect(await violations()).toEqual([])
      const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate<number>(tooWide)).toBe(0)
      await page.close()
    },
    60_000,
  )
})

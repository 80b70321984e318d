import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../../core/records.ts'
import { hasTool } from '../../required-tool.ts'
import { type ClerkApp, startClerkApp } from './clerk-app.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const DRIVER = 'sixty-lines'
/** A folder for pictures of the pages, for a person to look at. */
const PICTURES = process.env.PERMIS_PICTURES

describe.skipIf(!hasTool('chromium'))('a clerk in a real browser', () => {
  let app: ClerkApp
  let browser: Browser
  let pdf: Buffer
  let payload: string
  const blocked: string[] = []
  beforeAll(async () => {
    const port = await freePort()
    app = await startClerkApp(`http://localhost:${port}`, port)
    const rii = await app.issue(DRIVER, 'RII')
    pdf = Buffer.from(rii.pdf)
    payload = rii.payload
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
    if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  async function signIn(persona: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text())
    })
    await page.goto(`${app.url}/greffe`)
    await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click()
    await page.getByRole('button', { name: persona }).click()
    await page.waitForURL(`${app.url}/greffe`)
    return page
  }

  const violations = async (page: Page, rules: string) => {
    const found = await page.evaluate<AxeResults>(
      `axe.run(document, { resultTypes: ['violations'], ${rules} })`,
    )
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }
  const tooWide = (page: Page) =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  /** Axe wide, dark and narrow; nothing scrolls sideways. */
  async function isSound(page: Page, name: string): Promise<void> {
    const picture = async (how: string) => {
      if (PICTURES !== undefined)
        await page.screenshot({ path: `${PICTURES}/${name}-${how}.png`, fullPage: true })
    }
    await page.evaluate(AXE)
    expect(await violations(page, '')).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await picture('wide')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, "runOnly: ['color-contrast']")).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 375, height: 800 })
    expect(await violations(page, '')).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await picture('narrow')
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  it('validates a PDF, compares it, and prints the slip alone', async () => {
    const page = await signIn('Aline GRAVELOTTE')
    await isSound(page, 'home')
    await page.getByRole('link', { name: 'Valider un relevé' }).click()
    await isSound(page, 'form')
    expect(await page.getByLabel('Recours contre un retrait de points').isDisabled()).toBe(true)
    await page.getByLabel('Numéro d’affaire').fill('Mme MARTIN')
    await page.getByLabel('Procédure pénale').check()
    await page
      .getByLabel('Fichier PDF')
      .setInputFiles({ name: 'rii.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByRole('button', { name: 'Valider' }).click()
    expect(await page.locator(':focus').getAttribute('id')).toBe('case-number')
    expect(await page.getByLabel('Procédure pénale').isChecked()).toBe(true)
    await isSound(page, 'form-fault')
    await page.getByLabel('Numéro d’affaire').fill('RG 24/01234')
    await page
      .getByLabel('Fichier PDF')
      .setInputFiles({ name: 'rii.pdf', mimeType: 'application/pdf', buffer: pdf })
    await page.getByRole('button', { name: 'Valider' }).click()
    await page.getByText('Ce que le cachet prouve').waitFor()
    await page.getByText(fixture(DRIVER).neph).click()
    await isSound(page, 'result')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText(fixture(DRIVER).neph).isVisible()).toBe(false)
    expect(await page.getByText('RG 24/01234').isVisible()).toBe(true)
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/print.png`, fullPage: true })
    expect(blocked).toEqual([])
  }, 120_000)

  it('is told what is not proved, of a seal alone and of a seal forged', async () => {
    const page = await signIn('Bastien ORVAULTIER')
    for (const [name, text, told] of [
      ['seal', payload, 'Rien ici ne prouve l’historique'],
      ['forged', payload.replace(fixture(DRIVER).neph, '960880202744'), 'Contenu non montré'],
    ] as const) {
      await page.goto(`${app.url}/greffe/validation`)
      await page.getByLabel('Numéro d’affaire').fill('2401234')
      await page.getByLabel('Recours contre un retrait de points').check()
      await page.getByLabel('texte du code').fill(withTags(text))
      await page.getByRole('button', { name: 'Valider' }).click()
      await page.getByText(told).waitFor()
      await isSound(page, name)
    }
    expect(blocked).toEqual([])
  }, 120_000)

  it('does without a mouse', async () => {
    const page = await signIn('Aline GRAVELOTTE')
    await page.goto(`${app.url}/greffe/validation`)
    await page.getByLabel('Numéro d’affaire').focus()
    await page.keyboard.type('24/01234')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.getByLabel('Procédure pénale').isChecked()).toBe(true)
    const places: (string | null)[] = []
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('Tab')
      places.push(await page.locator(':focus').getAttribute('id'))
    }
    expect(places).toEqual(['file', 'payload', null])
    await page.keyboard.press('Enter')
    await page.getByText('NO_FILE').waitFor()
  }, 60_000)
})

/** As readers of codes show separators, for a field of text takes no control characters. */
function withTags(text: string): string {
  return text.replaceAll('\u001d', '<GS>').replaceAll('\u001e', '<RS>').replaceAll('\u001f', '<US>')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

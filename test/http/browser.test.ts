import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasTool } from '../required-tool.ts'
import { type RunningApp, startApp } from './running-app.ts'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const WIDTHS = [1280, 390, 320] as const

describe.skipIf(!hasTool('chromium'))('in a real browser, without script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  const documents = { adcs: join(folder, 'adcs.pdf'), rii: join(folder, 'rii.pdf') }
  let app: RunningApp
  let browser: Browser

  beforeAll(async () => {
    app = await startApp()
    writeFileSync(documents.adcs, (await app.issue('long-names', 'ADCS')).pdf)
    writeFileSync(documents.rii, (await app.issue('suspended', 'RII')).pdf)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    rmSync(folder, { recursive: true })
  })

  /** Opens a window; whatever the browser complains of, or cannot fetch, is collected. */
  const open = async (width: number) => {
    const page = await browser.newPage({ viewport: { width, height: 850 }, javaScriptEnabled: false })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    return { page, complaints }
  }
  const handIn = async (page: Page, file: string) => {
    await page.goto(`${app.url}/verifier`)
    await page.getByLabel('Document', { exact: true }).setInputFiles(file)
    await page.getByLabel('Catégorie').selectOption('B')
    await page.getByRole('button', { name: 'Vérifier par le serveur' }).click()
  }
  /** A person never scrolls sideways but in a table made for it. */
  const expectFits = async (page: Page, width: number) => {
    for (const block of await page.locator('main > *, header, footer').all()) {
      const box = await block.boundingBox()
      if (box !== null) expect(box.x + box.width).toBeLessThanOrEqual(width)
    }
  }

  it.each(WIDTHS)(
    'at %i pixels a person finds the form, hands a document in, and reads the answer',
    async (width) => {
      const { page, complaints } = await open(width)
      await page.goto(app.url)
      await expectFits(page, width)
      await page.getByRole('link', { name: 'Vérifier un document' }).first().click()
      await expectFits(page, width)
      await handIn(page, documents.adcs)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Résultat de la vérification')
      expect(await page.locator('.verdict .word').textContent()).toBe('VALIDE')
      expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
        'Peut-il conduire ?',
        'A-t-il été modifié ?',
        'De qui vient-il ?',
        'Est-il en cours de validité ?',
        'À comparer avec le document',
      ])
      await expectFits(page, width)
      expect(complaints).toEqual([])
      await page.close()
    },
  )

  it('an RII shows the law and no content', async () => {
    const { page } = await open(390)
    await handIn(page, documents.rii)
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('L223-7')
    expect(text).not.toMatch(/ESCALANDRE|SUSPENDU/)
    await expectFits(page, 390)
    await page.close()
  })

  it('the keyboard reaches everything, beginning with a way to the content', async () => {
    const { page } = await open(1280)
    await page.goto(`${app.url}/verifier`)
    const focused = page.locator(':focus')
    await page.keyboard.press('Tab')
    expect(await focused.textContent()).toBe('Aller au contenu')
    const wanted = ['Permis-Cachet', 'Vérifier', 'category', 'siren', 'file', 'payload', 'by-server']
    const reached: string[] = []
    for (let presses = 0; presses < 20 && !reached.includes('by-server'); presses += 1) {
      await page.keyboard.press('Tab')
      reached.push((await focused.getAttribute('id')) ?? (await focused.textContent()) ?? '')
    }
    expect(reached.filter((name) => wanted.includes(name))).toEqual(wanted)
    await page.close()
  })
})

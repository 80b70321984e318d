import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasTool } from '../required-tool.ts'
import { type RunningApp, startApp } from './running-app.ts'

const withChromium = hasTool('chromium')
const folder = mkdtempSync(join(tmpdir(), 'browser-'))
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

describe.skipIf(!withChromium).each([
  ['a desktop', { width: 1280, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])('in a real browser on %s', (_, viewport) => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    app = await startApp()
    for (const [name, fixture, kind] of [
      ['adcs.pdf', 'long-names', 'ADCS'],
      ['rii.pdf', 'suspended', 'RII'],
    ] as const)
      writeFileSync(join(folder, name), (await app.issue(fixture, kind)).pdf)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
    page = await browser.newPage({ viewport, javaScriptEnabled: false })
    page.on('console', (message) => complaints.push(message.text()))
    page.on('requestfailed', (request) => complaints.push(request.url()))
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Nothing wider than the window: a person never scrolls sideways but in a table made for it. */
  const expectFits = async () => {
    const box = await page.locator('main').boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
    for (const block of await page.locator('main > *').all()) {
      const inner = await block.boundingBox()
      expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
    }
  }

  it('a person finds the form, hands a document in, and reads the answer', async () => {
    await page.goto(app.url)
    await expectFits()
    await page.getByRole('link', { name: 'Vérifier un document' }).first().click()
    await page.getByLabel('Document').setInputFiles(join(folder, 'adcs.pdf'))
    await page.getByLabel('Catégorie').selectOption('B')
    await page.getByRole('button', { name: 'Vérifier' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Résultat de la vérification')
    expect(await page.locator('.verdict .word').textContent()).toBe('VALIDE')
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'À comparer avec le document',
      'A-t-il été modifié ?',
      'De qui vient-il ?',
      'Est-il en cours de validité ?',
    ])
    await expectFits()
    expect(complaints).toEqual([])
  })

  it('an RII shows the law and no content', async () => {
    await page.goto(`${app.url}/verifier`)
    await page.getByLabel('Document').setInputFiles(join(folder, 'rii.pdf'))
    await page.getByRole('button', { name: 'Vérifier' }).click()
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('L223-7')
    expect(text).not.toMatch(/ESCALANDRE|SUSPENDU/)
    await expectFits()
  })

  it('the keyboard reaches everything, beginning with a way to the content', async () => {
    await page.goto(`${app.url}/verifier`)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Aller au contenu')
    const reached: string[] = []
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab')
      reached.push(
        (await page
          .locator(':focus')
          .getAttribute('id')
          .catch(() => null)) ?? '',
      )
    }
    expect(reached).toEqual(expect.arrayContaining(['file', 'category']))
  })
})

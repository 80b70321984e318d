import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IssuedDocument } from '../../src/service/issue-document.ts'
import { type RunningApp, startApp } from '../http/running-app.ts'
import { hasTool } from '../required-tool.ts'
import { bundleOnce } from './built-pages.ts'
import { skewedService } from './skewed-service.ts'
import { openWindow, startBrowser, type VerifierWindow, waitUntilKept } from './verifier-window.ts'

const DAY = 86_400_000

describe.skipIf(!hasTool('chromium'))('a device whose clock is not that of the service (A17)', () => {
  let app: RunningApp
  let browser: Browser
  let adcs: IssuedDocument

  beforeAll(async () => {
    await bundleOnce()
    app = await startApp()
    adcs = await app.issue('clean-b', 'ADCS')
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const judgeText = async ({ page }: VerifierWindow) => {
    await page.locator('#verify-here:enabled').waitFor({ state: 'attached' })
    await page.locator('#paste summary').click()
    await page.locator('#payload').fill(adcs.payload)
    await page.locator('#verify-here').click()
    await page.locator('#result-title').waitFor({ state: 'visible', timeout: 40_000 })
    const text = (await page.locator('#answer').textContent()) ?? ''
    return { verdict: await page.locator('.verdict .word').textContent(), text }
  }
  const judgeWhenAhead = async (ahead: number, query = '') => {
    const service = await skewedService(app.url, ahead)
    const window = await openWindow(browser, { width: 390 })
    await window.page.goto(`${service.url}/verifier${query}`)
    const judged = await judgeText(window)
    await window.context.close()
    await service.close()
    return judged
  }

  it('that is slow lets no document live that has expired, and the page says why', async () => {
    const { verdict, text } = await judgeWhenAhead(130 * DAY)
    expect(verdict).toBe('NON VALIDE')
    expect(text).toMatch(/L’horloge de cet appareil est fausse\s: elle indique le \d\d\/\d\d\/\d{4}/)
    expect(text).toContain('a dépassé sa durée de validité')
  })

  it('is told in English, and judged by the service’s clock though the verdict is the same', async () => {
    const { verdict, text } = await judgeWhenAhead(20 * 60_000, '?lang=en')
    expect(verdict).toBe('VALID')
    expect(text).toContain('The clock of this device is wrong')
  })

  it('but for a few minutes leaves nothing to be said', async () => {
    const { verdict, text } = await judgeWhenAhead(60_000)
    expect(verdict).toBe('VALIDE')
    expect(text).not.toMatch(/[Hh]orloge de cet appareil/)
  })

  it('and lies before what the service dated is not believed once the line is gone, nor is what was kept the time', async () => {
    const service = await skewedService(app.url, 3 * DAY)
    const window = await openWindow(browser)
    await window.page.goto(`${service.url}/verifier`)
    await waitUntilKept(window)
    await service.close()
    await window.page.reload()
    const { verdict, text } = await judgeText(window)
    expect(verdict).toBe('INDÉTERMINÉ')
    expect(text).toContain('L’horloge de cet appareil retarde')
    expect(text).toMatch(/Réglez la date et l’heure de cet appareil/)
    await window.context.close()
  })

  it('is the device’s own, told as unchecked, once the line is gone, however old what was kept', async () => {
    const service = await skewedService(app.url, -3 * DAY)
    const window = await openWindow(browser)
    await window.page.goto(`${service.url}/verifier`)
    await waitUntilKept(window)
    await service.close()
    await window.page.reload()
    const { verdict, text } = await judgeText(window)
    expect(verdict).toBe('VALIDE')
    expect(text).toMatch(/Sans connexion, la réponse est donnée à l’heure de cet appareil/)
    await window.context.close()
  })
})

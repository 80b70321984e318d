import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../../core/records.ts'
import { hasTool } from '../../required-tool.ts'
import { type SignInApp, startSignInApp } from './sign-in-app.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(!hasTool('chromium'))('in a real browser, over plain http as in a demonstration', () => {
  let app: SignInApp
  let browser: Browser
  let url = ''
  const blocked: string[] = []
  beforeAll(async () => {
    const port = await freePort()
    url = `http://localhost:${port}`
    app = await startSignInApp(url, port)
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  async function open(): Promise<Page> {
    const page = await (await browser.newContext()).newPage()
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text())
    })
    return page
  }

  it('a driver signs in, links the licence, and signs out of FranceConnect too', async () => {
    const page = await open()
    await page.goto(`${url}/conducteur/documents`)
    await page.goto(`${url}/conducteur/connexion/franceconnect`)
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Élise VALCLAIR' }).click()
    await page.getByLabel('Numéro NEPH').fill('0512 2730 8989')
    await page.getByRole('button', { name: 'Rattacher' }).click()
    await page.waitForURL(`${url}/conducteur`)
    await page.goto(`${url}/verifier`)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(`${url}/conducteur/connexion`)
    await page.goto(`${url}/conducteur/connexion/franceconnect`)
    expect(await page.getByText('Qui voulez-vous être').isVisible()).toBe(true)
    expect(blocked).toEqual([])
  })

  it('a driver whose licence is linked to another identity is told how to go on, and takes its place', async () => {
    const { neph, holder, confidentialCode } = fixture('suspended')
    app.ports.bound.set('another-identity', neph)
    const page = await open()
    await page.setViewportSize({ width: 375, height: 800 })
    await page.goto(`${url}/conducteur/connexion/franceconnect`)
    await page.getByRole('button', { name: holder.birthName }).click()
    await page.getByLabel('Numéro NEPH').fill(neph)
    await page.getByRole('button', { name: 'Rattacher' }).click()
    for (const code of ['WRNG2345', confidentialCode]) {
      expect(await faults(page)).toEqual([])
      const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate<number>(tooWide)).toBe(0)
      await page.getByLabel('Code confidentiel').fill(code)
      await page.getByRole('button', { name: 'Remplacer' }).click()
    }
    await page.waitForURL(`${url}/conducteur`)
    expect(app.ports.bound.has('another-identity')).toBe(false)
    expect(blocked).toEqual([])
  })

  it('a clerk signs in and out of ProConnect', async () => {
    const page = await open()
    await page.goto(`${url}/greffe/connexion`)
    expect(await faults(page)).toEqual([])
    await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Aline GRAVELOTTE' }).click()
    await page.waitForURL(`${url}/greffe`)
    await page.goto(`${url}/verifier`)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(`${url}/greffe/connexion`)
    expect(blocked).toEqual([])
  })
})

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate<AxeResults>('axe.run()')
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

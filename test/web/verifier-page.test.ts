import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderPdfPage } from '../../src/scan/own-page.ts'
import type { IssuedDocument } from '../../src/service/issue-document.ts'
import { type RunningApp, startApp } from '../http/running-app.ts'
import { hasTool } from '../required-tool.ts'
import { dataMatrixPng } from '../scan/sample-pages.ts'
import { bundleOnce } from './built-pages.ts'
import { filmOf } from './film.ts'
import {
  chooseFile,
  openWindow,
  startBrowser,
  type VerifierWindow,
  waitUntilKept,
} from './verifier-window.ts'

const WITNESS = 'VALCLAIR'

describe.skipIf(!hasTool('chromium'))('the verifier’s page in a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-'))
  let app: RunningApp
  let browser: Browser
  let adcs: IssuedDocument
  let rii: IssuedDocument
  let suspended: IssuedDocument

  beforeAll(async () => {
    await bundleOnce()
    app = await startApp()
    adcs = await app.issue('clean-b', 'ADCS')
    rii = await app.issue('suspended', 'RII')
    suspended = await app.issue('suspended', 'ADCS')
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (size: Parameters<typeof openWindow>[1] = {}, path = '/verifier') => {
    const window = await openWindow(browser, size)
    await window.page.goto(`${app.url}${path}`)
    return window
  }
  const photoOf = async (pdf: Uint8Array) => {
    const { data, width, height } = await renderPdfPage(pdf, 1, 200)
    return sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer()
  }
  /** Nothing leaves: every request asks for something of ours, none brings anything. */
  const expectNothingSent = ({ requests }: VerifierWindow) => {
    const asking = [`GET ${app.url}/`, `HEAD ${app.url}/`]
    expect(requests.filter((request) => !asking.some((each) => request.startsWith(each)))).toEqual([])
  }
  const pasteText = async ({ page }: VerifierWindow) => {
    await page.getByText('Coller le texte du code').click()
    await page.locator('#payload').fill(adcs.payload)
  }
  const wordShown = ({ page }: VerifierWindow) => page.locator('.verdict .word').textContent()
  const textShown = async ({ page }: VerifierWindow) => (await page.locator('#answer').textContent()) ?? ''

  it('judges a PDF that is dropped on it, sends nothing, and brings the focus to the answer', async () => {
    const window = await open()
    await window.page.locator('#category').selectOption('B')
    const dropped = await window.page.evaluateHandle(`(() => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(${JSON.stringify([...adcs.pdf])})
      transfer.items.add(new File([bytes], 'adcs.pdf', { type: 'application/pdf' }))
      return transfer
    })()`)
    await window.page.locator('#drop').dispatchEvent('drop', { dataTransfer: dropped })
    await window.page.locator('#result-title').waitFor({ state: 'visible' })
    expect(await wordShown(window)).toBe('VALIDE')
    expect(await window.page.locator(':focus').getAttribute('id')).toBe('result-title')
    const text = await textShown(window)
    expect(text).toContain('Peut conduire la catégorie B : OUI')
    expect(text).toContain(WITNESS)
    expect(text).toMatch(/liste FR00 du \d\d\/\d\d\/\d{4}, aujourd’hui/)
    expect(await window.page.locator('.verdict').getAttribute('class')).toBe('verdict test')
    expect(await window.page.locator('.notice.yes').count()).toBe(0)
    expectNothingSent(window)
    expect(window.complaints).toEqual([])
    await window.context.close()
  })

  it('judges a photo, lets values be ticked against the paper, and goes back to the form', async () => {
    const window = await open({ width: 375 })
    await chooseFile(window, 'photo.png', await photoOf(adcs.pdf))
    expect(await wordShown(window)).toBe('VALIDE')
    expect(await textShown(window)).toContain('comparez-le vous-même')
    await window.page.getByLabel(WITNESS).check()
    await window.page.emulateMedia({ media: 'print' })
    expect(await window.page.locator('#print').isVisible()).toBe(false)
    expect(await window.page.getByLabel(WITNESS).isVisible()).toBe(true)
    await window.page.emulateMedia({ media: 'screen' })
    expect(await window.page.locator('[data-compared]').textContent()).toMatch(/^1 valeurs/)
    await window.page.getByRole('button', { name: 'Vérifier un autre document' }).click()
    await window.page.locator('#verify').waitFor({ state: 'visible' })
    expect(await window.page.locator('#answer').innerHTML()).toBe('')
    expectNothingSent(window)
    expect(window.complaints).toEqual([])
    await window.context.close()
  })

  it('judges a pasted text on the key Enter and sends nothing', async () => {
    const window = await open()
    await pasteText(window)
    await window.page.locator('#siren').focus()
    await window.page.keyboard.press('Enter')
    await window.page.locator('#result-title').waitFor({ state: 'visible' })
    expect(await wordShown(window)).toBe('VALIDE')
    expectNothingSent(window)
    await window.context.close()
  })

  it('tells what is wrong with a SIREN, and with a file that is no document', async () => {
    const window = await open()
    await pasteText(window)
    await window.page.locator('#siren').fill('123456789')
    await window.page.locator('#verify-here').click()
    await expect.poll(() => window.page.locator('#problem [role=alert]').textContent()).toContain('SIREN')
    await window.page.locator('#siren').fill('')
    await window.page
      .locator('#file')
      .setInputFiles({ name: 'a.gif', mimeType: '', buffer: Buffer.from('GIF89a') })
    await expect.poll(() => window.page.locator('#problem').textContent()).toContain('UNSUPPORTED_TYPE')
    await window.context.close()
  })

  it('puts what the employer asked before the rest: a category that is not held is never told in green', async () => {
    const window = await open({ width: 390 })
    await window.page.locator('#category').selectOption('C')
    await chooseFile(window, 'adcs.pdf', adcs.pdf)
    expect(await window.page.locator('#answer h2').first().textContent()).toMatch(/^Peut-il conduire/)
    expect(await window.page.locator('.notice.no .driving').textContent()).toMatch(/catégorie C\u00a0: NON$/)
    expect(await window.page.locator('.verdict .mark').textContent()).toBe('Document d’essai, sans valeur')
    expect(await window.page.locator('.good, .valid, .yes').count()).toBe(0)
    await window.context.close()
  })

  it('asks for the SIREN where a document is reserved, and tells who else it is for', async () => {
    const reserved = await app.issue('clean-b', 'ADCS', '732829320')
    const window = await open()
    await chooseFile(window, 'adcs.pdf', reserved.pdf)
    expect(await textShown(window)).toContain('indiquez votre SIREN')
    await window.page.locator('#again').click()
    await window.page.locator('#siren').fill('552 100 554')
    await chooseFile(window, 'adcs.pdf', reserved.pdf)
    expect(await wordShown(window)).toBe('NON VALIDE')
    const first = await window.page.locator('.verdict').textContent()
    expect(first).toMatch(
      /autre destinataire.*Demandez au conducteur une attestation établie pour votre SIREN/s,
    )
    await window.context.close()
  })

  it('sends the file only when the person presses the button that says so', async () => {
    const window = await open()
    await window.page.route('**/verifier*', (route) => route.continue())
    await pasteText(window)
    await window.page.getByRole('button', { name: 'Vérifier par le serveur' }).click()
    await window.page.locator('.verdict .word').waitFor({ state: 'visible' })
    expect(await window.page.locator('main').textContent()).toContain('par le serveur, qui n’a rien conservé')
    expect(window.requests.filter((request) => request.startsWith('POST'))).toEqual([
      `POST ${app.url}/verifier?lang=fr`,
    ])
    await window.context.close()
  })

  it('shows of an RII the law and no content', async () => {
    const window = await open()
    await chooseFile(window, 'rii.pdf', rii.pdf)
    const text = await textShown(window)
    expect(text).toContain('L223-7')
    expect(text).toContain('Ne conservez pas ce document')
    expect(text).not.toMatch(/ESCALANDRE|SUSPENDU/)
    await window.context.close()
  })

  it('works without a network once it was visited, PDF and photo, and says how old its lists are', async () => {
    const passing = await startApp()
    const { pdf } = await passing.issue('clean-b', 'ADCS')
    const window = await openWindow(browser)
    await window.page.goto(`${passing.url}/verifier`)
    await waitUntilKept(window)
    const isKept = `caches.match('/web/${pdfEngine()}').then((found) => found !== undefined)`
    await expect.poll(() => window.page.evaluate(isKept), { timeout: 20_000 }).toBe(true)
    await passing.close()
    await window.page.reload()
    await chooseFile(window, 'adcs.pdf', pdf)
    expect(await wordShown(window)).toBe('VALIDE')
    expect(await textShown(window)).toMatch(/liste FR00 du/)
    await window.page.goto(`${passing.url}/verifier?lang=en`)
    await chooseFile(window, 'photo.png', await photoOf(pdf))
    expect(await wordShown(window)).toBe('VALID')
    await window.context.close()
  })

  it('keeps nothing of whoever is signed in, and only the verifier’s own files', async () => {
    const window = await open()
    await waitUntilKept(window)
    const kept = await window.page.evaluate<readonly string[]>(`(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })()`)
    expect(
      kept.filter(
        (path) => !/^\/(verifier|web\/|trust\/verifier\.json|style\.css|verifier\.css|icone\.svg)/.test(path),
      ),
    ).toEqual([])
    await window.context.close()
  })

  it('reads a code that a camera shows, and lets go of the camera', async () => {
    const file = join(folder, 'code.y4m')
    writeFileSync(file, await filmOf(await dataMatrixPng(adcs.payload, 6), 400))
    const filmed = await startBrowser(file)
    const window = await openWindow(filmed, { width: 375 })
    await window.page.goto(`${app.url}/verifier`)
    await window.page.getByRole('button', { name: 'Utiliser la caméra' }).click()
    await window.page.locator('#result-title').waitFor({ state: 'visible', timeout: 30_000 })
    expect(await wordShown(window)).toBe('VALIDE')
    expect(await window.page.evaluate(`document.getElementById('camera-picture').srcObject`)).toBeNull()
    expectNothingSent(window)
    expect(window.complaints).toEqual([])
    await filmed.close()
  })

  it('says what would help while a camera shows nothing to read, and why no camera opens', async () => {
    const file = join(folder, 'small.y4m')
    writeFileSync(file, await filmOf(await dataMatrixPng(adcs.payload, 6), 60))
    const filmed = await startBrowser(file)
    const window = await openWindow(filmed)
    await window.page.goto(`${app.url}/verifier`)
    await window.page.locator('#camera-start').click()
    await expect
      .poll(() => window.page.locator('#camera-status').textContent(), { timeout: 30_000 })
      .toMatch(/Approchez|Je cherche|illisible/)
    await window.page.locator('#camera-stop').click()
    expect(await window.page.locator(':focus').getAttribute('id')).toBe('camera-start')
    await filmed.close()
    const refused = await open()
    await refused.page.locator('#camera-start').click()
    await expect
      .poll(() => refused.page.locator('#camera-status').textContent())
      .toMatch(/refusé|Aucune caméra/)
    expect(await refused.page.locator(':focus').getAttribute('id')).toBe('camera-start')
    await refused.context.close()
  })

  it.each([
    ['at 1280 pixels, in French', { width: 1280 }, ''],
    ['at 375 pixels, in English', { width: 375 }, '?lang=en'],
  ])('has no fault of accessibility that axe finds, %s', async (_, size, query) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    // The policy of the page forbids what a tester injects; the page itself is held to it by the other tests.
    const context = await browser.newContext({ bypassCSP: true, viewport: { height: 900, ...size } })
    const page = await context.newPage()
    await page.goto(`${app.url}/verifier${query}`)
    const faults = async () => {
      await page.addScriptTag({ content: axe })
      return page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
      )
    }
    expect(await faults()).toEqual([])
    for (const { pdf } of [adcs, suspended, rii]) {
      await page.locator('#category').selectOption('B')
      await page.locator('#file').setInputFiles({ name: 'a.pdf', mimeType: '', buffer: Buffer.from(pdf) })
      await page.locator('#result-title').waitFor({ state: 'visible' })
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) details.setAttribute('open', '')
      })
      expect(await faults()).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      await page.locator('#again').click()
      await page.locator('#verify').waitFor({ state: 'visible' })
    }
    await page.locator('#paste').evaluate('(paste) => { paste.open = true }')
    await page.locator('#verify-here').click()
    await page.locator('[role=alert]').waitFor({ state: 'visible' })
    expect(await faults()).toEqual([])
    await context.close()
  })

  it('judges every file as the service does', async () => {
    const png = await photoOf(adcs.pdf)
    const altered = adcs.payload.replace(WITNESS, 'VALCLAIN')
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['genuine PDF', adcs.pdf],
      ['genuine photo', png],
      ['genuine text', Buffer.from(adcs.payload, 'latin1')],
      ['altered text', Buffer.from(altered, 'latin1')],
      ['altered PDF', adcs.pdf.map((byte, at) => (at === adcs.pdf.length >> 1 ? byte ^ 1 : byte))],
      ['completed PDF', Buffer.concat([adcs.pdf, Buffer.from('\n% more\n')])],
      ['suspended', suspended.pdf],
      ['RII', rii.pdf],
      ['code of another', await dataMatrixPng(suspended.payload, 4)],
      [
        'blank',
        await sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      ],
      ['junk PDF', Buffer.from('%PDF-1.7 junk')],
      ['junk', Buffer.from('bonjour')],
    ]
    const window = await open()
    for (const [name, bytes] of files) {
      const form = new FormData()
      form.append('file', new Blob([Uint8Array.from(bytes)]), 'file')
      const response = await fetch(`${app.url}/verifier`, { method: 'POST', body: form })
      const page = await response.text()
      const byServer = response.ok ? checksIn(page) : (/\(([A-Z_]+)\)/.exec(page)?.[1] ?? '')
      await window.page.goto(`${app.url}/verifier`)
      await window.page
        .locator('#file')
        .setInputFiles({ name: 'file', mimeType: '', buffer: Buffer.from(bytes) })
      await window.page.locator('#result-title:visible, #problem [role=alert]').waitFor({ timeout: 40_000 })
      const problem = await window.page.locator('#problem').textContent()
      const here = problem
        ? (/\(([A-Z_]+)\)/.exec(problem)?.[1] ?? '')
        : checksIn(await window.page.locator('#answer').innerHTML())
      expect(here, name).toEqual(byServer)
    }
    await window.context.close()
  })
})

/** The file of the PDF engine, which the page keeps when nothing else goes on. */
function pdfEngine(): string {
  const manifest = readFileSync(join(import.meta.dirname, '..', '..', 'dist', 'web', 'manifest.json'), 'utf8')
  return /pdfium-\w+\.wasm/.exec(manifest)?.[0] ?? ''
}

/** Verdict and outcome of every check with its reason, as a page shows them. */
function checksIn(html: string): readonly string[] {
  const word = /class="word">([^<]+)</.exec(html)?.[1] ?? ''
  const checks = [
    ...html
      .replaceAll('&nbsp;', '\u00a0')
      .matchAll(/<li class="([a-z-]+)"><span class="answer">.*?<strong>(.*?)<\/strong>([^<]*)/g),
  ]
  return [word, ...checks.map(([, outcome, title, reason]) => `${title} ${outcome}${reason?.trimEnd()}`)]
}

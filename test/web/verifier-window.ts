import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** A window of a real browser, and all that it asked for or complained of. */
export interface VerifierWindow {
  readonly page: Page
  readonly context: BrowserContext
  /** Method and address of every request, those of workers and the service worker too. */
  readonly requests: string[]
  /** Errors of the console, Content-Security-Policy reports among them. */
  readonly complaints: string[]
}

/** Starts headless Chromium; `camera` is a film that its camera shows for ever. */
export function startBrowser(camera?: string): Promise<Browser> {
  const film =
    camera === undefined
      ? []
      : [
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-video-capture=${camera}`,
        ]
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...FLAGS, ...film] })
}

/** Opens a window in a fresh profile. */
export async function openWindow(
  browser: Browser,
  { width = 1280, height = 900, lang = 'fr-FR' }: { width?: number; height?: number; lang?: string } = {},
): Promise<VerifierWindow> {
  const context = await browser.newContext({ viewport: { width, height }, locale: lang })
  const page = await context.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, context, requests, complaints }
}

/** Waits until the page keeps itself for use without a network. */
export async function waitUntilKept({ page }: VerifierWindow): Promise<void> {
  await page.locator('#offline').waitFor({ state: 'visible', timeout: 20_000 })
}

/** Chooses a file as a person does, and waits for the judgement. */
export async function chooseFile({ page }: VerifierWindow, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('#file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
  await page.locator('#result-title').waitFor({ state: 'visible', timeout: 40_000 })
}

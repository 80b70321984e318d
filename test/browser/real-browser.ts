import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'

/** A page of a real browser, on which a bundle has been loaded. */
export interface LoadedPage {
  /** Calls a function that the bundle exports. Arguments and answer travel as JSON. */
  call(name: string, argument: unknown): Promise<unknown>
  close(): Promise<void>
}

/** What makes Chromium quiet and contained on a test machine. */
export const CHROMIUM_FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** Loads an IIFE bundle, whose exports stand in the global `library`, in headless Chromium. */
export async function loadInBrowser(bundle: Uint8Array): Promise<LoadedPage> {
  const server = await serveBundle(bundle)
  let browser: Browser | undefined
  try {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_FLAGS })
    const page = await browser.newPage()
    const opened = browser
    // WebCrypto exists in secure contexts only, and the loopback address is one.
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return {
      call: (name, argument) => page.evaluate(`library.${name}(${JSON.stringify(argument)})`),
      close: async () => {
        await opened.close()
        server.close()
      },
    }
  } catch (error) {
    await browser?.close()
    server.close()
    throw error
  }
}

async function serveBundle(bundle: Uint8Array): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/library.js'
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`)
    // The page of a careful service: nothing of the library may need eval or another origin.
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'")
    response.end(
      isScript ? bundle : '<!doctype html><title>library</title><script src="/library.js"></script>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

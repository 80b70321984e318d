import { existsSync } from 'node:fs'
import { type Signer, SignPdf } from '@signpdf/signpdf'
import bwipjs from 'bwip-js/node'
import Handlebars from 'handlebars'
import { PDFDocument } from 'pdf-lib'
import { CHROMIUM_PAGE } from './chromium-page.ts'
import type { Pkcs12File } from './rsa-pkcs12.ts'

/** The route most people would build, warm. */
export interface ChromiumRoute {
  /** Makes one signed PDF: template, Data Matrix, `page.pdf`, placeholder by pdf-lib, RSA signature by node-forge. */
  readonly issue: (view: object, payload: string) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** Tools of the comparison that a machine may lack: these packages are for development only. */
interface ChromiumPackages {
  readonly playwright: {
    readonly chromium: {
      launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser>
    }
  }
  readonly placeholder: { pdflibAddPlaceholder(options: PlaceholderOptions): void }
  readonly p12: { readonly P12Signer: new (file: Uint8Array, options: { passphrase: string }) => Signer }
}

interface Browser {
  newPage(): Promise<{
    setContent(html: string): Promise<void>
    pdf(options: {
      format: 'A4'
      tagged: true
      printBackground: true
      preferCSSPageSize: true
    }): Promise<Buffer>
  }>
  close(): Promise<void>
}

interface PlaceholderOptions {
  readonly pdfDoc: PDFDocument
  readonly reason: string
  readonly contactInfo: string
  readonly name: string
  readonly location: string
}

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Opens the route, or names the tool that is missing. */
export async function openChromiumRoute(
  key: Pkcs12File,
): Promise<ChromiumRoute | { readonly missing: string }> {
  const executablePath = EXECUTABLES.find((path) => existsSync(path))
  if (executablePath === undefined) return { missing: 'chromium' }
  const packages = await loadPackages()
  if (packages === null)
    return { missing: 'playwright-core, @signpdf/placeholder-pdf-lib, @signpdf/signer-p12' }
  const browser = await packages.playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const template = Handlebars.compile(CHROMIUM_PAGE)
  return {
    issue: async (view, payload) => {
      await page.setContent(template({ ...view, symbol: symbolSvg(payload) }))
      const printed = await page.pdf({
        format: 'A4',
        tagged: true,
        printBackground: true,
        preferCSSPageSize: true,
      })
      return sign(await addPlaceholder(printed, packages), packages, key)
    },
    close: () => browser.close(),
  }
}

/** Imported by name at run time: an installation without development packages builds and runs all the same. */
async function loadPackages(): Promise<ChromiumPackages | null> {
  const load = (name: string) => import(name)
  try {
    return {
      playwright: await load('playwright-core'),
      placeholder: await load('@signpdf/placeholder-pdf-lib'),
      p12: await load('@signpdf/signer-p12'),
    }
  } catch {
    return null
  }
}

function symbolSvg(payload: string): string {
  const escaped = payload.replace(/[^ -~]|\^/g, (one) => `^${String(one.charCodeAt(0)).padStart(3, '0')}`)
  return bwipjs.toSVG({ bcid: 'datamatrix', text: escaped, parse: true })
}

async function addPlaceholder(pdf: Uint8Array, { placeholder }: ChromiumPackages): Promise<Uint8Array> {
  const pdfDoc = await PDFDocument.load(pdf)
  const about = { reason: 'ADCS', contactInfo: '', name: 'Permis-Cachet', location: 'France' }
  placeholder.pdflibAddPlaceholder({ pdfDoc, ...about })
  return pdfDoc.save({ useObjectStreams: false })
}

/** A P12Signer signs once: it is made anew for each document, as its users must. */
function sign(pdf: Uint8Array, { p12 }: ChromiumPackages, key: Pkcs12File): Promise<Uint8Array> {
  return new SignPdf().sign(pdf, new p12.P12Signer(key.bytes, { passphrase: key.password }))
}

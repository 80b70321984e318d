import type { Rii } from '../../../src/core/documents/rii.ts'
import type { Adcs } from '../../../src/core/documents/statement.ts'
import type { Evidence } from '../../../src/core/verification/evidence.ts'
import { pdfPress } from '../../../src/pdf/press.ts'
import { readOwnPage } from '../../../src/scan/own-page.ts'
import { evidenceOf, messageOf, sealed } from './bench.ts'

const press = pdfPress({ signatureBytes: 8_192 })

/** What a reader finds on the printed document: its seal and the text of its pages. */
export interface PrintedDocument {
  readonly payload: string
  readonly pageTexts: readonly string[]
}

/** Seals, prints and reads back a document of ours, all of it real. */
export async function printed(document: Adcs | Rii): Promise<PrintedDocument> {
  const pages = await press.layOut(document, await sealed(messageOf(document)))
  const payload = await sealed(messageOf(document, pages.pageCount))
  const { pdf } = await pages.print(payload)
  const { pageTexts } = await readOwnPage(pdf)
  return { payload, pageTexts }
}

/** Evidence of the printed document, with pages edited as a forger would. */
export function evidenceOfPages(
  { payload, pageTexts }: PrintedDocument,
  edit: (text: string) => string = (text) => text,
): Evidence {
  return evidenceOf(payload, { pageCount: pageTexts.length, pageTexts: pageTexts.map(edit) })
}

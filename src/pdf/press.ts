import type { OwnDocument } from '../core/documents/own-document.ts'
import type { Press } from '../service/ports.ts'
import { documentMarkup } from './document-markup.ts'
import { fileOptions, issuerOf, type PressSettings } from './file-options.ts'
import { layoutMarkup } from './layout-markup.ts'
import type { ModuleMatrix } from './module-matrix.ts'
import { sealSymbol, sealSymbolSize } from './seal-symbol.ts'
import { type WriteOptions, writePdf } from './write-pdf.ts'

/** What a file says of itself: kind and our id, never a person (design.md section 4). */
const TITLES = {
  ADCS: 'Attestation de droit à conduire sécurisée',
  RII: 'Relevé d’information intégral',
  LETTER: 'Lettre relative au permis de conduire',
} as const

const ALTERNATIVE =
  'Code 2D-Doc. Il contient, signées, les informations principales de ce document ; les mêmes sont imprimées en clair.'

/** Makes the press: Handlebars template, layout, tagged PDF with its seal and room for its signature. */
export function pdfPress(settings: PressSettings): Press {
  return {
    async layOut(document, sealText) {
      const markup = documentMarkup(document, issuerOf(settings))
      const pages = await layoutMarkup(markup, { sealModules: sealSymbolSize(sealText) })
      return {
        pageCount: pages.pageCount,
        print: async (signedSeal) => {
          const symbol = sealSymbol(signedSeal)
          return { pdf: writePdf(pages, writeOptions(document, symbol, settings)), symbol }
        },
      }
    },
  }
}

function writeOptions(document: OwnDocument, matrix: ModuleMatrix, settings: PressSettings): WriteOptions {
  return {
    ...fileOptions({ ...document, title: TITLES[document.kind] }, settings),
    seal: { matrix, alt: ALTERNATIVE },
  }
}

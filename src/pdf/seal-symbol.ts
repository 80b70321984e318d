import bwipjs from 'bwip-js/node'
import { type C40Codewords, encodeC40 } from '../core/seal/c40.ts'
import { SQUARE_CAPACITIES, SQUARE_SYMBOLS } from '../core/symbol/square-symbols.ts'
import { BarcodeError } from './barcode-error.ts'
import { encodeDataMatrix } from './data-matrix.ts'
import type { ModuleMatrix } from './module-matrix.ts'

/**
 * Draws a seal's text as the smallest square Data Matrix that holds it, wholly in C40 (2D-Doc 10.7.1).
 *
 * The text is taken as it is: whether it is a seal is not checked.
 *
 * @throws {BarcodeError} SEAL_TOO_LONG above what a 144x144 symbol holds.
 * @throws {C40Error} for a character above U+00FF.
 */
export function sealSymbol(text: string): ModuleMatrix {
  return encodeDataMatrix(sealCodewords(text).codewords)
}

/** Tells how many modules the side of {@link sealSymbol} has for a text, without drawing it. Throws alike. */
export function sealSymbolSize(text: string): number {
  const { capacity } = sealCodewords(text)
  return SQUARE_SYMBOLS.find(({ dataCodewords }) => dataCodewords === capacity)?.size ?? 0
}

/**
 * Draws the same symbol as {@link sealSymbol} by bwip-js, an encoder that shares none of our code for
 * symbol choice, padding, error correction and placement.
 *
 * Fifty times slower: meant for comparing module for module when a document is issued. The C40 codewords
 * are ours in both; reading the symbol back is what checks those. Throws alike.
 */
export function independentSealSymbol(text: string): ModuleMatrix {
  const { codewords } = sealCodewords(text)
  const escaped = Array.from(codewords, (codeword) => `^${String(codeword).padStart(3, '0')}`).join('')
  const [drawn] = bwipjs.raw('datamatrix', escaped, 'raw')
  if (drawn === undefined || !('pixs' in drawn) || drawn.pixx !== drawn.pixy) {
    throw new TypeError('bwip-js drew no square matrix: its raw output is not what this version expects.')
  }
  return { size: drawn.pixx, modules: Uint8Array.from(drawn.pixs) }
}

function sealCodewords(text: string): C40Codewords {
  const encoded = encodeC40(text, SQUARE_CAPACITIES)
  if (encoded !== undefined) return encoded
  const found = `Found ${text.length} characters`
  throw new BarcodeError('SEAL_TOO_LONG', `${found}, expected no more than a 144x144 symbol holds in C40.`)
}

import bwipjs from 'bwip-js/node'
import sharp from 'sharp'
import { encodeC40 } from '../../src/core/seal/c40.ts'
import { SQUARE_CAPACITIES } from '../../src/core/symbol/square-symbols.ts'

const LATCH_BASE256 = 231

/**
 * Draws a text as PNG by bwip-js: its first `switchAt` characters in C40, the rest as bytes (Base 256). Codewords are
 * made here, since bwip-js chooses encodations as it likes.
 */
export async function bytesPng(text: string, switchAt: number, scale: number): Promise<Buffer> {
  const codewords = encodeCodewords(text, switchAt)
  const escaped = codewords.map((codeword) => `^${String(codeword).padStart(3, '0')}`).join('')
  const options = { bcid: 'datamatrix', text: escaped, raw: true, padding: 4, backgroundcolor: 'FFFFFF' }
  const drawn = await bwipjs.toBuffer({ ...options, scale: 4 })
  const { width } = await sharp(drawn).metadata()
  const modules = Math.round(width / 8)
  return sharp(drawn)
    .resize(modules * scale, modules * scale, { kernel: 'nearest' })
    .png()
    .toBuffer()
}

function encodeCodewords(text: string, switchAt: number): readonly number[] {
  if (switchAt === text.length) return [...(encodeC40(text, SQUARE_CAPACITIES)?.codewords ?? [])]
  // For the largest symbol the C40 part never ends without its unlatch.
  const head = switchAt === 0 ? [] : [...(encodeC40(text.slice(0, switchAt), [1_558])?.codewords ?? [])]
  const length = text.length - switchAt
  const sizes = length < 250 ? [length] : [Math.floor(length / 250) + 249, length % 250]
  const bytes = [...sizes, ...[...text.slice(switchAt)].map((character) => character.charCodeAt(0))]
  const first = head.length + 2
  return [...head, LATCH_BASE256, ...bytes.map((byte, index) => randomised(byte, first + index))]
}

/** The 255-state sequence of ISO/IEC 16022 annex B, by the place of the codeword from 1. */
function randomised(byte: number, place: number): number {
  return (byte + ((149 * place) % 255) + 1) % 256
}

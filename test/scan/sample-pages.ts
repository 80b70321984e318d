import bwipjs from 'bwip-js/node'
import { PDFDocument, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import sharp from 'sharp'

/** Text in the form of a seal; its signature is letters without meaning, for nothing is verified here. */
export const SEAL_ONE = sealText('SPECIMEN', 'A')
export const SEAL_TWO = sealText('DUPONT', 'B')

const POINTS_PER_MM = 72 / 25.4
const A4 = { width: 210, height: 297 }

function sealText(name: string, letter: string): string {
  const fields = `6HMME\x1d6G${name}\x1d60CLAIRE/ANNE\x1d69120419856ATOULON\x1dACO51227308989\x1dE4RIR\x1dE525`
  return `DC04FR00PC0126E426E4AB01FR${fields}\x1f${letter.repeat(103)}`
}

/** Draws a Data Matrix as PNG, each module `scale` pixels wide, with a quiet zone of four modules. */
export async function dataMatrixPng(text: string, scale: number): Promise<Buffer> {
  const options = {
    bcid: 'datamatrix',
    text: escaped(text),
    parse: true,
    padding: 4,
    backgroundcolor: 'FFFFFF',
  }
  const drawn = await bwipjs.toBuffer({ ...options, scale: 4 })
  const { width } = await sharp(drawn).metadata()
  const modules = Math.round(width / 8)
  return sharp(drawn)
    .resize(modules * scale, modules * scale, { kernel: 'nearest' })
    .png()
    .toBuffer()
}

export async function qrPng(text: string): Promise<Buffer> {
  return bwipjs.toBuffer({ bcid: 'qrcode', text, scale: 3, padding: 4, backgroundcolor: 'FFFFFF' })
}

function escaped(text: string): string {
  const codeOf = (character: string): string => `^${String(character.charCodeAt(0)).padStart(3, '0')}`
  return text.replace(/[^ -~]|\^/g, codeOf)
}

/** A code put on a page: its picture, left and top edge, and width, in millimetres. */
export interface Placed {
  readonly png: Buffer
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Makes a PDF with one page for each list of codes, and lines of text on each. */
export async function pdfOf(...pages: readonly (readonly Placed[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const [index, codes] of pages.entries()) {
    const page = pdf.addPage([A4.width * POINTS_PER_MM, A4.height * POINTS_PER_MM])
    for (let line = 0; line < 30; line += 1)
      page.drawText(`Page ${index + 1}, ligne ${line + 1} : permis de conduire`, {
        x: 60,
        y: 500 - line * 15,
        size: 10,
        font,
      })
    for (const code of codes) await place(pdf, page, code)
  }
  return pdf.save()
}

async function place(pdf: PDFDocument, page: PDFPage, { png, x, y, width }: Placed): Promise<void> {
  const image = await pdf.embedPng(png)
  const height = (width * image.height) / image.width
  page.drawRectangle({ x: 0, y: 0, width: 1, height: 1, color: rgb(0, 0, 0) })
  page.drawImage(image, {
    x: x * POINTS_PER_MM,
    y: (A4.height - y - height) * POINTS_PER_MM,
    width: width * POINTS_PER_MM,
    height: height * POINTS_PER_MM,
  })
}

/** Makes a PDF whose only content is a Data Matrix drawn as squares of 0.4 mm, without any picture. */
export async function vectorPdf(text: string): Promise<Uint8Array> {
  const [drawn] = bwipjs.raw({ bcid: 'datamatrix', text: escaped(text), parse: true })
  if (drawn === undefined || !('pixs' in drawn)) throw new TypeError('bwip-js drew no matrix')
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([A4.width * POINTS_PER_MM, A4.height * POINTS_PER_MM])
  const side = 0.4 * POINTS_PER_MM
  for (const [index, dark] of drawn.pixs.entries()) {
    const [column, row] = [index % drawn.pixx, Math.floor(index / drawn.pixx)]
    if (dark) page.drawRectangle({ x: 60 + column * side, y: 700 - row * side, width: side, height: side })
  }
  return pdf.save()
}

/** Makes an A4 page as a scanner at `dpi` sees it. */
export async function pagePng(dpi: number, codes: readonly Placed[]): Promise<Buffer> {
  const pixels = (mm: number): number => Math.round((mm * dpi) / 25.4)
  const layers = await Promise.all(
    codes.map(async ({ png, x, y, width }) => ({
      input: await sharp(png).resize(pixels(width), undefined, { kernel: 'cubic' }).toBuffer(),
      left: pixels(x),
      top: pixels(y),
    })),
  )
  const size = { width: pixels(A4.width), height: pixels(A4.height) }
  const blank = sharp({ create: { ...size, channels: 3, background: '#ffffff' } })
  return blank.composite(layers).png().toBuffer()
}

/** The same with lines of strokes as high as writing, other ones for each seed. */
export async function writtenPagePng(dpi: number, codes: readonly Placed[], seed = 0): Promise<Buffer> {
  const page = sharp(await pagePng(dpi, codes)).greyscale()
  const { data, info } = await page.raw().toBuffer({ resolveWithObject: true })
  const pixels = (mm: number): number => Math.round((mm * dpi) / 25.4)
  for (let line = 0; line < 30; line += 1)
    for (let stroke = 0; stroke < 90; stroke += 1) {
      if ((stroke + line + seed) % (5 + (line % 3)) === 0) continue
      const left = pixels(25 + stroke * 1.7)
      const bottom = pixels(80 + line * 6)
      for (let y = bottom - pixels(stroke % 3 === 0 ? 2.6 : 1.8); y < bottom; y += 1)
        data.fill(40, y * info.width + left, y * info.width + left + Math.max(1, pixels(0.3)))
    }
  const { width, height } = info
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
}

/** Puts raw objects together as a PDF, the first being the catalog: for files that no library would make. */
export function rawPdf(...objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, body] of objects.entries()) {
    const object = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(at)
    parts.push(object)
    at += object.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`
  return Buffer.concat([...parts, Buffer.from(end)])
}

/** A stream object with the dictionary entries given. */
export function rawStream(data: Buffer, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<</Length ${data.length}${entries}>>stream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}

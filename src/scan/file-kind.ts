import { readCodePart } from '../core/seal/code-part.ts'
import { objectHeaders } from '../pdf/reading/object-headers.ts'

export type ReadableKind = 'pdf' | 'png' | 'jpeg' | 'webp' | 'tiff' | 'seal-text'

/** What a file is: something read here, something refused, with its usual name, or two things at once. */
export type FileKind =
  | { readonly readable: ReadableKind }
  /** What it begins as; a reader of PDF shows something else. */
  | { readonly ambiguous: string }
  | { readonly refused: string; readonly advice: string }

const AS_PICTURE_OR_PDF = 'hand in a PDF, PNG, JPEG, WebP or TIFF file'
const NOT_HEIC = 'export the photo as JPEG (iPhone: Settings, Camera, Formats, Most Compatible)'
const HEAD_BYTES = 1_024
/** What the largest symbol holds (ISO/IEC 16022, table 7). */
const MOST_SYMBOL_BYTES = 2_335

const READABLE_STARTS: readonly (readonly [string, ReadableKind])[] = [
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
]

const REFUSED_STARTS: readonly (readonly [string, string])[] = [
  ['GIF8', 'GIF'],
  ['BM', 'BMP'],
  ['PK\x03\x04', 'ZIP'],
  ['PK\x05\x06', 'ZIP'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Office (before 2007)'],
  ['{\\rtf', 'RTF'],
  ['\x1f\x8b', 'gzip'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'RAR'],
  ['%!PS', 'PostScript'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000'],
  ['\xff\x4f\xff\x51', 'JPEG 2000'],
  ['\0\0\0\x0cJXL ', 'JPEG XL'],
  ['\xff\x0a', 'JPEG XL'],
  ['II+\0', 'BigTIFF'],
  ['MM\0+', 'BigTIFF'],
]

/** A header that old programs wrote right before the usual one (ISO 32000-1, annex H.3). */
const OLD_PDF_START = /^%!PS-Adobe-\d\.\d PDF-\d\.\d\s+%PDF-/

/** Brands of an ISO base media file (ISO/IEC 14496-12, 4.3) that tell how its picture is coded. */
const BRANDS: Readonly<Record<string, string>> = {
  heic: 'HEIC',
  heix: 'HEIC',
  hevc: 'HEIC',
  hevx: 'HEIC',
  heim: 'HEIC',
  heis: 'HEIC',
  avif: 'AVIF',
  avis: 'AVIF',
}
/** Pictures whose coding a further brand tells; nearly all are of a telephone. */
const ANY_PICTURE = ['mif1', 'msf1', 'miaf']

/**
 * Recognises a file by its first bytes; its name and declared type are never asked.
 *
 * Recognition promises nothing about the rest of the file, but that a picture or a text is not a PDF as well: one that
 * opens as another document in a reader of PDF would be judged by what that reader does not show.
 */
export function recogniseFile(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const readable = readableKind(head, bytes.length)
  if (readable !== undefined) return opensAsPdf(head, bytes) ? { ambiguous: NAMES[readable] } : { readable }
  const known = OLD_PDF_START.test(head) ? undefined : namedKind(head, bytes)
  // Readers accept what precedes the header within the first kilobyte (ISO 32000-1, annex H.3).
  if (known === undefined && head.includes('%PDF-')) return { readable: 'pdf' }
  const refused = known ?? textName(head)
  if (READ_IN_BROWSERS.has(refused) && opensAsPdf(head, bytes)) return { ambiguous: refused }
  return { refused, advice: refused === 'HEIC' ? NOT_HEIC : AS_PICTURE_OR_PDF }
}

function namedKind(head: string, bytes: Uint8Array): string | undefined {
  return containerName(head, bytes) ?? startName(head) ?? markupName(head)
}

/** Usual names of what is read beside PDF. */
const NAMES = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', tiff: 'TIFF', 'seal-text': 'seal text', pdf: 'PDF' }

const READ_IN_BROWSERS: ReadonlySet<string> = new Set(['HEIC', 'AVIF'])

/** Some readers go on without the header of a PDF, wherever its objects stand; none shows a page without an object. */
function opensAsPdf(head: string, bytes: Uint8Array): boolean {
  return head.includes('%PDF') || objectHeaders(bytes).next().done !== true
}

function readableKind(head: string, size: number): ReadableKind | undefined {
  const start = READABLE_STARTS.find(([signature]) => head.startsWith(signature))
  if (start) return start[1]
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp'
  const isSeal = /^DC[0-9]{2}/.test(head) || head.startsWith('\xdc\x04') || isCodePart(head, size)
  return isSeal ? 'seal-text' : undefined
}

/** Prose may begin like one of several codes, but goes on after its first line. */
function isCodePart(head: string, size: number): boolean {
  const isProse = head.startsWith('E') && head.trimEnd().includes('\n')
  return size <= MOST_SYMBOL_BYTES && !isProse && readCodePart(head) !== null
}

function containerName(head: string, bytes: Uint8Array): string | undefined {
  if (head.startsWith('ftyp', 4)) return brandName(head, bytes)
  if (!head.startsWith('PK\x03\x04')) return undefined
  // Office files are ZIP archives whose entries have known names, which stand unpacked in the file.
  const names = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  if (/word\/|xl\/|ppt\/|\[Content_Types\]\.xml/.test(names)) return 'Office'
  return names.includes('mimetypeapplication/vnd.oasis.opendocument') ? 'OpenDocument' : undefined
}

/** The major brand comes first, then a version, then compatible brands up to the end of the box. */
function brandName(head: string, bytes: Uint8Array): string {
  const end = Math.min(head.length, new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0))
  const brands: readonly string[] = (head.slice(8, 12) + head.slice(16, end)).match(/.{4}/gs) ?? []
  const known = brands.find((brand) => Object.hasOwn(BRANDS, brand))
  if (known !== undefined) return BRANDS[known] ?? 'video'
  return ANY_PICTURE.some((brand) => brands.includes(brand)) ? 'HEIC' : 'video'
}

function startName(head: string): string | undefined {
  return REFUSED_STARTS.find(([signature]) => head.startsWith(signature))?.[1]
}

function markupName(head: string): string | undefined {
  const markup = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (!markup.startsWith('<')) return undefined
  if (markup.includes('<svg')) return 'SVG'
  return /<(!doctype )?html/.test(markup) ? 'HTML' : 'XML'
}

/** No byte below the space but tabulation, line ends, and the separators of a seal. */
function textName(head: string): string {
  const isText = [...head].every(
    (character) => character >= ' ' || '\t\n\f\r\x1d\x1e\x1f'.includes(character),
  )
  return isText ? 'plain text' : 'unknown'
}

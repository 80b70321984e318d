import { TrustListError } from './trust-list-error.ts'

/** Largest list read; the real one has 35 kB. */
export const LARGEST_LIST = 500_000

/**
 * Gives the text of an XML document after its declaration, line ends made one character (XML 1.0, 2.11).
 *
 * @throws {TrustListError} LIST_TOO_LARGE, LIST_DOCTYPE or LIST_NOT_XML
 */
export function plainXmlText(input: Uint8Array | string): string {
  if (input.length > LARGEST_LIST)
    throw new TrustListError('LIST_TOO_LARGE', `${input.length} bytes, at most ${LARGEST_LIST} are read`, {
      found: input.length,
      limit: LARGEST_LIST,
    })
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : decodeUtf8(input)
  if (/<!DOCTYPE/i.test(text)) throw new TrustListError('LIST_DOCTYPE', 'the file declares a document type')
  const foreign = FORBIDDEN_CHARACTER.exec(text)
  if (foreign) throw notXml('a character that XML forbids', foreign.index)
  const body = text.startsWith('<?xml') ? text.slice(declarationLength(text)) : text
  return body.replace(/\r\n?/g, '\n')
}

/**
 * Resolves the five entities of XML and character references in raw text.
 *
 * @throws {TrustListError} LIST_NOT_XML for any other reference
 */
export function xmlText(raw: string, offset: number): string {
  if (raw.includes(']]>')) throw notXml('"]]>" in text', offset)
  if (!raw.includes('&')) return raw
  return raw.replace(/&([^;&]{0,10};?)/g, (_, reference: string) => {
    const named = ENTITIES[reference]
    if (named !== undefined) return named
    const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));$/.exec(reference)
    if (!number) throw notXml('a reference to something else than a character', offset)
    const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
    const character = point <= 0x10ffff ? String.fromCodePoint(point) : '\0'
    if (FORBIDDEN_CHARACTER.test(character))
      throw notXml('a reference to a character that XML forbids', offset)
    return character
  })
}

const ENTITIES: Readonly<Record<string, string>> = {
  'amp;': '&',
  'lt;': '<',
  'gt;': '>',
  'quot;': '"',
  'apos;': "'",
}
const FORBIDDEN_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"utf-8"|'utf-8'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/i

function declarationLength(text: string): number {
  const declaration = DECLARATION.exec(text)
  if (!declaration) throw notXml('expected XML 1.0 in UTF-8', 0)
  return declaration[0].length
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notXml('the file is not UTF-8', 0)
  }
}

function notXml(what: string, offset: number): TrustListError {
  return new TrustListError('LIST_NOT_XML', `not plain XML at character ${offset}: ${what}`, { offset })
}

import { readCodePart } from './code-part.ts'
import { decodeSeal } from './seal.ts'
import { SealError } from './seal-error.ts'
import { GS, RS, US } from './separators.ts'

/** What was changed in an input before it could be a seal; every change is named, none is silent. */
export type SealInputRepair =
  | 'FINAL_LINE_END'
  | 'AIM_PREFIX'
  | 'URL_UNWRAPPED'
  | 'SEPARATOR_TAGS'
  | 'SIGNATURE_UPPER_CASE'
  | 'SIGNATURE_PADDING'

/** What an input turned out to be. `text` may still not decode: only its beginning has been looked at. */
export type SealInput =
  | { readonly kind: 'seal'; readonly text: string; readonly repairs: readonly SealInputRepair[] }
  | { readonly kind: 'url' | 'health-certificate' | 'empty' | 'other' }

/** Tells whether a text begins like a seal of a form and version read here, or like one of several codes of one. */
export function beginsLikeSeal(text: string): boolean {
  return /^DC0[1-4]/.test(text) || text.startsWith('\u00dc\u0004') || readCodePart(text) !== null
}

/**
 * Takes what surrounds a seal away from a text handed in, and says what the text is when it is no seal.
 *
 * Strict, only one final LF or CRLF is taken away, and not from what ends with bytes: version 01, the binary and
 * mixed forms, whose last character may belong to the signature (decision D19). Lenient, symbology prefixes (`]d1`, `]d2`), `<GS>` `<RS>` `<US>` tags and control
 * pictures, a URL around the seal, lower-case and padded base32 are undone as well, and listed. Tags are left alone
 * where real separators are there: they would be data.
 */
export function normaliseSealInput(text: string, { lenient = false } = {}): SealInput {
  const repairs: SealInputRepair[] = []
  const tried = (repair: SealInputRepair, before: string, after: string) => {
    if (after !== before) repairs.push(repair)
    return after
  }
  let seal = text
  if (lenient) {
    seal = tried('AIM_PREFIX', seal, seal.startsWith(']d1') || seal.startsWith(']d2') ? seal.slice(3) : seal)
    seal = tried('URL_UNWRAPPED', seal, unwrapUrl(seal))
  }
  const kind = inputKind(seal)
  if (kind !== 'seal') return { kind }
  const ofCharacters = endsWithCharacters(seal)
  if (ofCharacters) seal = tried('FINAL_LINE_END', seal, withoutFinalLineEnd(seal))
  if (lenient && ofCharacters) {
    seal = tried('SEPARATOR_TAGS', seal, withoutTags(seal))
    seal = tried('SIGNATURE_PADDING', seal, mapSignature(seal, withoutPadding))
    seal = tried(
      'SIGNATURE_UPPER_CASE',
      seal,
      mapSignature(seal, (signature) => signature.toUpperCase()),
    )
  }
  return { kind: 'seal', text: seal, repairs }
}

function inputKind(text: string): SealInput['kind'] {
  if (text.startsWith('DC') || beginsLikeSeal(text)) return 'seal'
  if (text.trim() === '') return 'empty'
  if (text.startsWith('HC1:')) return 'health-certificate'
  if (hasScheme(text)) return text.includes('#HC1:') ? 'health-certificate' : 'url'
  return 'other'
}

function hasScheme(text: string): boolean {
  const start = text.slice(0, 8).toLowerCase()
  return start.startsWith('https://') || start.startsWith('http://')
}

/** What is no mixed seal as it stands ends with characters, whatever becomes of it. */
function endsWithCharacters(text: string): boolean {
  if (text.startsWith('DC04')) return !isMixed(text)
  return (text.startsWith('DC') && !text.startsWith('DC01')) || text.startsWith('E')
}

function isMixed(text: string): boolean {
  if (!text.includes('\u00ff')) return false
  try {
    return decodeSeal(text).form === 'mixed'
  } catch (error) {
    if (error instanceof SealError) return error.code === 'SWITCH_AMBIGUOUS'
    throw error
  }
}

function withoutFinalLineEnd(text: string): string {
  if (!text.endsWith('\n')) return text
  return text.endsWith('\r\n') ? text.slice(0, -2) : text.slice(0, -1)
}

/** A wallet link carries the seal percent-encoded in its parameter `v`; characters beyond ASCII have no sure reading. */
function unwrapUrl(text: string): string {
  if (!hasScheme(text)) return text
  const parameter = Math.max(text.indexOf('?v=DC'), text.indexOf('&v=DC'), text.indexOf('#v=DC'))
  if (parameter < 0) return text
  const [encoded = ''] = text.slice(parameter + 3).split(/[&#\r\n]/, 1)
  const seal = encoded.replaceAll(/%([0-7][0-9A-Fa-f])/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return seal
}

const TAGS = [
  ['<GS>', GS],
  ['<RS>', RS],
  ['<US>', US],
  ['\u241d', GS],
  ['\u241e', RS],
  ['\u241f', US],
] as const

function withoutTags(text: string): string {
  if (text.includes(GS) || text.includes(RS) || text.includes(US)) return text
  return TAGS.reduce((seal, [tag, separator]) => seal.replaceAll(tag, separator), text)
}

/** At most six signs of padding, as RFC 4648 has it; more is no padding. */
function withoutPadding(signature: string): string {
  let end = signature.length
  while (signature[end - 1] === '=' && signature.length - end < 6) end--
  return signature.slice(0, end)
}

function mapSignature(text: string, change: (signature: string) => string): string {
  const from = text.indexOf(US) + 1
  if (from === 0) return text
  const separator = text.startsWith('DC04') ? text.indexOf(GS, from) : -1
  const to = separator < 0 ? text.length : separator
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to)
}

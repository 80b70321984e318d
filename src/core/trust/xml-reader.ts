import { TrustListError, type TrustListErrorCode } from './trust-list-error.ts'
import type { XmlAttribute, XmlElement } from './xml-element.ts'
import { plainXmlText, xmlText } from './xml-text.ts'

/** Namespace bound to the prefix `xml`, without declaration. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/**
 * Reads plain XML 1.0 in UTF-8: elements, attributes and text (Namespaces in XML 1.0).
 *
 * Only what every reader sees alike is accepted. Document types, and with them entities, comments, processing
 * instructions and CDATA sections are refused, not skipped; names are ASCII. So the tree that is digested and the
 * tree that is read cannot differ.
 *
 * @throws {TrustListError} LIST_TOO_LARGE, LIST_DOCTYPE, LIST_NOT_PLAIN or LIST_NOT_XML with the offset
 */
export function readXml(input: Uint8Array | string): XmlElement {
  const text = plainXmlText(input)
  const open: OpenElement[] = []
  let root: OpenElement | null = null
  let at = 0
  while (at < text.length) {
    const token = tokenAt(text, at)
    const parent = open.at(-1)
    if (token.kind === 'text') {
      if (parent) parent.children.push(xmlText(token.raw, at))
      else if (/[^ \t\n]/.test(token.raw)) throw notXml('text outside the root element', at)
    } else if (token.kind === 'end') {
      if (parent?.name !== token.name) throw notXml(`</${token.name}> closes nothing that is open`, at)
      open.pop()
    } else {
      if (!parent && root) throw notXml('a second root element', at)
      if (open.length >= DEEPEST) throw notXml(`elements nested more than ${DEEPEST} deep`, at)
      const element = openElement(token, parent?.scope ?? BASE_SCOPE, at)
      if (parent) parent.children.push(element)
      else root = element
      if (!token.empty) open.push(element)
    }
    at = token.end
  }
  if (!root || open.length > 0) throw notXml('the document ends before its root element does', at)
  return root
}

const DEEPEST = 64
/** Each declaration copies what holds around it, so their number is bounded. */
const MOST_PREFIXES = 64
const BASE_SCOPE: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', XML_NAMESPACE],
])
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'

interface OpenElement extends XmlElement {
  readonly name: string
  readonly children: (XmlElement | string)[]
}

type Token =
  | { readonly kind: 'text'; readonly raw: string; readonly end: number }
  | { readonly kind: 'end'; readonly name: string; readonly end: number }
  | {
      readonly kind: 'start'
      readonly name: string
      readonly attributes: string
      readonly empty: boolean
      readonly end: number
    }

const QNAME = '[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?'
const SPACE = '[ \\t\\n]'
const PAIR = `${SPACE}+(${QNAME})${SPACE}*=${SPACE}*("[^"<]*"|'[^'<]*')`
const START = new RegExp(`<(${QNAME})((?:${PAIR})*)${SPACE}*(/?)>`, 'y')
const END = new RegExp(`</(${QNAME})${SPACE}*>`, 'y')
const TEXT = /[^<]+/y

function tokenAt(text: string, at: number): Token {
  if (text[at] !== '<') return { kind: 'text', raw: match(TEXT, text, at)?.[0] ?? '', end: TEXT.lastIndex }
  if (text[at + 1] === '!' || text[at + 1] === '?')
    throw new TrustListError('LIST_NOT_PLAIN', `a comment, instruction or CDATA section at ${at}`, {
      offset: at,
    })
  const end = match(END, text, at)
  if (end) return { kind: 'end', name: end[1] ?? '', end: END.lastIndex }
  const start = match(START, text, at)
  if (!start) throw notXml('a tag that cannot be read', at)
  const [, name = '', attributes = ''] = start
  return { kind: 'start', name, attributes, empty: start.at(-1) === '/', end: START.lastIndex }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function openElement(
  { name, attributes: source }: Extract<Token, { kind: 'start' }>,
  outer: ReadonlyMap<string, string>,
  at: number,
): OpenElement {
  const pairs = [...source.matchAll(new RegExp(PAIR, 'g'))].map(([, pair = '', quoted = '']) => ({
    ...splitName(pair),
    value: xmlText(quoted.slice(1, -1).replace(/[\t\n]/g, ' '), at),
  }))
  const declarations = pairs.filter(isDeclaration)
  const scope = declarations.length === 0 ? outer : declare(declarations, outer, at)
  const attributes = pairs
    .filter((pair) => !isDeclaration(pair))
    .map((pair) => ({ ...pair, namespace: pair.prefix === '' ? '' : bound(scope, pair.prefix, at) }))
  refuseRepeated(attributes, declarations, at)
  const { prefix, local } = splitName(name)
  return { name, prefix, local, namespace: bound(scope, prefix, at), attributes, scope, children: [] }
}

interface Pair {
  readonly prefix: string
  readonly local: string
  readonly value: string
}

function splitName(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':')
  return colon < 0
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) }
}

function isDeclaration({ prefix, local }: Pair): boolean {
  return prefix === 'xmlns' || (prefix === '' && local === 'xmlns')
}

function declare(declarations: readonly Pair[], outer: ReadonlyMap<string, string>, at: number) {
  const scope = new Map(outer)
  for (const { prefix, local, value } of declarations) {
    const declared = prefix === '' ? '' : local
    const reserved = value === XML_NAMESPACE || value === XMLNS_NAMESPACE
    if (reserved || declared === 'xml' || declared === 'xmlns' || (declared !== '' && value === ''))
      throw notXml(`the prefix ${declared} cannot be declared so`, at)
    scope.set(declared, value)
  }
  if (scope.size > MOST_PREFIXES) throw notXml(`more than ${MOST_PREFIXES} prefixes`, at)
  return scope
}

function bound(scope: ReadonlyMap<string, string>, prefix: string, at: number): string {
  const namespace = scope.get(prefix)
  if (namespace === undefined) throw notXml(`the prefix ${prefix} is not declared`, at)
  return namespace
}

function refuseRepeated(
  attributes: readonly XmlAttribute[],
  declarations: readonly Pair[],
  at: number,
): void {
  const names = [
    ...attributes.map(({ namespace, local }) => `${namespace} ${local}`),
    ...declarations.map(({ prefix, local }) => `${XMLNS_NAMESPACE} ${prefix === '' ? '' : local}`),
  ]
  if (new Set(names).size < names.length) throw notXml('an attribute stands twice', at)
}

function notXml(what: string, offset: number): TrustListError {
  const code: TrustListErrorCode = 'LIST_NOT_XML'
  return new TrustListError(code, `not plain XML at character ${offset}: ${what}`, { offset })
}

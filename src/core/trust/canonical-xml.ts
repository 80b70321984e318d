import type { XmlAttribute, XmlElement } from './xml-element.ts'
import { XML_NAMESPACE } from './xml-reader.ts'

/**
 * Writes an element in Exclusive XML Canonicalization 1.0 (W3C, 2002), as UTF-8, one element left out if asked.
 *
 * The list of inclusive prefixes is taken as empty. Comments and instructions cannot occur in what we read.
 */
export function canonicalXml(element: XmlElement, leftOut?: XmlElement): Uint8Array {
  const out: string[] = []
  writeElement(element, new Map([['', '']]), leftOut, out)
  return new TextEncoder().encode(out.join(''))
}

function writeElement(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  leftOut: XmlElement | undefined,
  out: string[],
): void {
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`
  const declarations = declarationsNeeded(element, rendered)
  const inside = declarations.length === 0 ? rendered : new Map([...rendered, ...declarations])
  out.push('<', name)
  for (const [prefix, namespace] of declarations)
    out.push(prefix === '' ? ' xmlns' : ` xmlns:${prefix}`, '="', escapeValue(namespace), '"')
  for (const { prefix, local, value } of [...element.attributes].sort(byNamespaceThenName))
    out.push(' ', prefix === '' ? local : `${prefix}:${local}`, '="', escapeValue(value), '"')
  out.push('>')
  for (const child of element.children) {
    if (typeof child === 'string') out.push(escapeText(child))
    else if (child !== leftOut) writeElement(child, inside, leftOut, out)
  }
  out.push('</', name, '>')
}

/** Prefixes that the element makes visible use of and that nothing written around it has bound alike, sorted. */
function declarationsNeeded(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const used = new Map([[element.prefix, element.namespace]])
  for (const { prefix, namespace } of element.attributes) if (prefix !== '') used.set(prefix, namespace)
  return [...used]
    .filter(([prefix, namespace]) => namespace !== XML_NAMESPACE && rendered.get(prefix) !== namespace)
    .sort(([one], [other]) => compare(one, other))
}

function byNamespaceThenName(one: XmlAttribute, other: XmlAttribute): number {
  return compare(one.namespace, other.namespace) || compare(one.local, other.local)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character)
}

function escapeValue(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

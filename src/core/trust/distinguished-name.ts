import { type DerElement, derChildren } from './der.ts'
import { DER, derOid, expectTag } from './der-values.ts'
import { hex } from './hex.ts'

/** A distinguished name: its exact encoding and its attributes in order, several of one type possible. */
export interface DistinguishedName {
  /** Hexadecimal of the DER; names are equal when their encodings are. */
  readonly der: string
  readonly attributes: readonly { readonly oid: string; readonly value: string }[]
}

/** Object identifiers of the attributes that the 2D-Doc profile uses. */
export const NAME_ATTRIBUTE = { commonName: '2.5.4.3', organisation: '2.5.4.10' } as const

/** Reads a Name (RFC 5280, 4.1.2.4), attribute by attribute: position and printed form play no part. */
export function readDistinguishedName(element: DerElement): DistinguishedName {
  expectTag(element, DER.sequence)
  const attributes = derChildren(element).flatMap((set) => {
    expectTag(set, DER.set)
    return derChildren(set).map((pair) => {
      expectTag(pair, DER.sequence)
      const [type, value] = derChildren(pair)
      expectTag(type, DER.oid)
      return { oid: derOid(type), value: value ? textOf(value) : '' }
    })
  })
  return { der: hex(element.bytes), attributes }
}

/** Gives the value of an attribute that stands exactly once; null when absent or ambiguous. */
export function singleAttribute(name: DistinguishedName, oid: string): string | null {
  const [only, ...others] = name.attributes.filter((attribute) => attribute.oid === oid)
  return only && others.length === 0 ? only.value : null
}

const BMP_STRING = 0x1e
const UTF8_STRING = 0x0c

function textOf({ tag, content }: DerElement): string {
  if (tag === UTF8_STRING) return new TextDecoder().decode(content)
  if (tag === BMP_STRING) return new TextDecoder('utf-16be').decode(content)
  return new TextDecoder('latin1').decode(content)
}

import { type DerElement, derChildren } from './der.ts'
import { DER, derBoolean, derOid, expectTag } from './der-values.ts'

/** One extension: identifier, criticality and the DER inside. */
export interface Extension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Reads a SEQUENCE OF Extension (RFC 5280, 4.1), of a certificate or of a revocation list. */
export function readExtensions(list: DerElement | undefined): readonly Extension[] {
  if (!list) return []
  expectTag(list, DER.sequence)
  return derChildren(list).map((element) => {
    expectTag(element, DER.sequence)
    const [id, second, third] = derChildren(element)
    expectTag(id, DER.oid)
    const value = third ?? second
    expectTag(value, DER.octetString)
    return { oid: derOid(id), critical: third && second ? derBoolean(second) : false, value: value.content }
  })
}

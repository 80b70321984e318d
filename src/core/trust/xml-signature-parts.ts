import { TrustListError, type TrustListErrorCode } from './trust-list-error.ts'
import {
  attributeOf,
  childElements,
  isNamed,
  plainText,
  withDescendants,
  type XmlElement,
} from './xml-element.ts'

/** Namespace of XML Signature. */
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#'
/** Namespace of XAdES. */
export const XADES_NAMESPACE = 'http://uri.etsi.org/01903/v1.3.2#'

/** The parts of the only signature of a document, each exactly once and in its place; nothing is verified yet. */
export interface SignatureParts {
  readonly signature: XmlElement
  readonly signedInfo: XmlElement
  readonly signatureValue: XmlElement
  readonly keyInfo: XmlElement
  readonly signedProperties: XmlElement
}

/**
 * Finds the only signature of a document: one in all, a child of the root, of exactly the parts that an enveloped
 * XAdES baseline signature has (ETSI EN 319 132-1). Whatever leaves room for a second reading is refused.
 *
 * @throws {TrustListError} LIST_SIGNATURE_ABSENT, LIST_SIGNATURE_MISPLACED, LIST_ID_REPEATED or
 * LIST_SIGNATURE_MALFORMED
 */
export function findSignatureParts(root: XmlElement): SignatureParts {
  const signatures = [...withDescendants(root)].filter((element) =>
    isNamed(element, SIGNATURE_NAMESPACE, 'Signature'),
  )
  const [signature, ...others] = signatures
  if (!signature) throw fault('LIST_SIGNATURE_ABSENT', 'the list bears no signature')
  if (others.length > 0 || !root.children.includes(signature))
    throw fault('LIST_SIGNATURE_MISPLACED', 'expected one signature, a child of the root element')
  refuseRepeatedIds(root)
  const [signedInfo, signatureValue, keyInfo, object] = exactChildren(
    signature,
    SIGNATURE_NAMESPACE,
    'SignedInfo',
    'SignatureValue',
    'KeyInfo',
    'Object',
  )
  const [qualifying] = exactChildren(object, XADES_NAMESPACE, 'QualifyingProperties')
  const [signedProperties] = exactChildren(qualifying, XADES_NAMESPACE, 'SignedProperties')
  const id = attributeOf(signature, 'Id')
  if (id === null || attributeOf(qualifying, 'Target') !== `#${id}`)
    throw fault('LIST_SIGNATURE_MALFORMED', 'the qualifying properties are not those of this signature')
  return { signature, signedInfo, signatureValue, keyInfo, signedProperties }
}

/**
 * Gives the children of an element when they are exactly these, in this order, with nothing but white space between.
 *
 * @throws {TrustListError} LIST_SIGNATURE_MALFORMED
 */
export function exactChildren<const Names extends readonly string[]>(
  element: XmlElement,
  namespace: string,
  ...names: Names
): { readonly [Index in keyof Names]: XmlElement } {
  const children = childElements(element)
  const asNamed = names.map((name, index) => {
    const child = children[index]
    if (!child || !isNamed(child, namespace, name))
      throw fault('LIST_SIGNATURE_MALFORMED', `expected ${name} in ${element.local}, found ${child?.local}`)
    return child
  })
  const text = element.children.filter((child) => typeof child === 'string').join('')
  if (children.length !== names.length || text.trim() !== '')
    throw fault('LIST_SIGNATURE_MALFORMED', `${element.local} holds more than ${names.join(', ')}`)
  return asNamed as { readonly [Index in keyof Names]: XmlElement }
}

/**
 * Reads base64 text, white space allowed, of an element that holds nothing else.
 *
 * @throws {TrustListError} with the code given
 */
export function base64Of(
  element: XmlElement,
  code: TrustListErrorCode = 'LIST_SIGNATURE_MALFORMED',
): Uint8Array {
  const compact = plainText(element)?.replace(/[ \t\r\n]+/g, '') ?? ''
  if (compact.length === 0 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
    throw fault(code, `${element.local} is not base64`)
  return Uint8Array.from(atob(compact), (letter) => letter.charCodeAt(0))
}

/** Names by which some reader or other finds an element. */
const ID_NAMES = new Set(['Id', 'ID', 'id'])

function refuseRepeatedIds(root: XmlElement): void {
  const seen = new Set<string>()
  for (const { attributes } of withDescendants(root))
    for (const { local, value } of attributes) {
      if (!ID_NAMES.has(local)) continue
      if (seen.has(value)) throw fault('LIST_ID_REPEATED', `the Id ${value} stands twice`)
      seen.add(value)
    }
}

function fault(code: TrustListErrorCode, message: string): TrustListError {
  return new TrustListError(code, message)
}

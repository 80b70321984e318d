import { TrustListError } from './trust-list-error.ts'
import { attributeOf, childElements, plainText, type XmlElement } from './xml-element.ts'
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, XPATH_FILTER } from './xml-signature-algorithms.ts'
import { exactChildren, SIGNATURE_NAMESPACE } from './xml-signature-parts.ts'

/**
 * Refuses references whose transforms are not exactly: leave out the signature, then canonicalise, for the whole
 * list; canonicalise, for the properties.
 *
 * The signature is left out either by the enveloped-signature transform or, as in the list of ANTS, by an XPath
 * filter that subtracts every signature: with one signature in the document both mean the same.
 *
 * @throws {TrustListError} LIST_TRANSFORM_REFUSED
 */
export function refuseOtherTransforms(whole: XmlElement, properties: XmlElement): void {
  const [leaveOut, canonicalise, ...more] = transformsOf(whole)
  if (!leaveOut || !leavesSignatureOut(leaveOut) || !isCanonicalisation(canonicalise) || more.length > 0)
    throw refused('expected the signature left out, then exclusive canonicalisation')
  const [only, ...others] = transformsOf(properties)
  if (!isCanonicalisation(only) || others.length > 0)
    throw refused('expected the properties in exclusive canonicalisation')
}

function transformsOf(reference: XmlElement): readonly XmlElement[] {
  const [transforms] = exactChildren(
    reference,
    SIGNATURE_NAMESPACE,
    'Transforms',
    'DigestMethod',
    'DigestValue',
  )
  return childElements(transforms).map((transform) => {
    if (transform.namespace === SIGNATURE_NAMESPACE && transform.local === 'Transform') return transform
    throw refused(`${transform.local} is no transform`)
  })
}

function isCanonicalisation(transform: XmlElement | undefined): boolean {
  return transform?.children.length === 0 && attributeOf(transform, 'Algorithm') === EXCLUSIVE_C14N
}

function leavesSignatureOut(transform: XmlElement): boolean {
  const algorithm = attributeOf(transform, 'Algorithm')
  if (algorithm === ENVELOPED_SIGNATURE) return transform.children.length === 0
  if (algorithm !== XPATH_FILTER) return false
  const [xpath] = exactChildren(transform, XPATH_FILTER, 'XPath')
  const named = /^\/descendant::([A-Za-z_][A-Za-z0-9_.-]*):Signature$/.exec(plainText(xpath)?.trim() ?? '')
  return (
    attributeOf(xpath, 'Filter') === 'subtract' && xpath.scope.get(named?.[1] ?? '') === SIGNATURE_NAMESPACE
  )
}

function refused(message: string): TrustListError {
  return new TrustListError('LIST_TRANSFORM_REFUSED', message)
}

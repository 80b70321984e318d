import { TrustListError } from './trust-list-error.ts'
import { childElements, isNamed, plainText, type XmlElement } from './xml-element.ts'

/** Namespace of trust lists (ETSI TS 102 231 v2, TS 119 612). */
export const LIST_NAMESPACE = 'http://uri.etsi.org/02231/v2#'

/** Finds the children of that name in the namespace of trust lists. */
export function childrenNamed(element: XmlElement, local: string): readonly XmlElement[] {
  return childElements(element).filter((child) => isNamed(child, LIST_NAMESPACE, local))
}

/**
 * Finds the one element at the end of a path of names, each standing once.
 *
 * @throws {TrustListError} LIST_MALFORMED when a step is absent or stands twice
 */
export function oneAt(element: XmlElement, ...path: readonly string[]): XmlElement {
  return path.reduce((parent, local) => {
    const [only, ...others] = childrenNamed(parent, local)
    if (!only || others.length > 0)
      throw malformed(`expected one ${local} in ${parent.local}, found ${only ? 1 + others.length : 0}`)
    return only
  }, element)
}

/**
 * Reads the text of an element, white space around it removed.
 *
 * @throws {TrustListError} LIST_MALFORMED when it is empty or holds elements
 */
export function textOf(element: XmlElement): string {
  const text = plainText(element)?.trim() ?? ''
  if (text === '') throw malformed(`${element.local} is empty or holds elements`)
  return text
}

/**
 * Reads an instant: ISO 8601 with Z or an offset.
 *
 * @throws {TrustListError} LIST_MALFORMED
 */
export function instantOf(element: XmlElement): Date {
  const text = textOf(element)
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? new Date(text)
    : null
  if (instant === null || Number.isNaN(instant.getTime())) throw malformed(`${text} is no instant`)
  return instant
}

/** Makes the error for a list that is signed but does not say what it must. */
export function malformed(message: string): TrustListError {
  return new TrustListError('LIST_MALFORMED', message)
}

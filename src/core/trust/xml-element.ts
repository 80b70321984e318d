/** An attribute with its namespace; declarations of namespaces are not attributes. */
export interface XmlAttribute {
  readonly prefix: string
  readonly local: string
  /** Empty for an attribute without prefix. */
  readonly namespace: string
  readonly value: string
}

/** An element of a plain XML document: elements and text, nothing else. */
export interface XmlElement {
  readonly prefix: string
  readonly local: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  /** Namespaces by prefix, as they hold inside this element. */
  readonly scope: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** Tells whether an element bears this name in this namespace. */
export function isNamed(element: XmlElement, namespace: string, local: string): boolean {
  return element.local === local && element.namespace === namespace
}

/** Gives the elements directly inside an element, text left out. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** Walks an element and everything inside it, in document order. */
export function* withDescendants(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of childElements(element)) yield* withDescendants(child)
}

/** Gives the value of an attribute without namespace; null when absent. */
export function attributeOf(element: XmlElement, local: string): string | null {
  const found = element.attributes.find(
    (attribute) => attribute.local === local && attribute.namespace === '',
  )
  return found?.value ?? null
}

/** Gives the text of an element that holds nothing but text; null when it holds elements. */
export function plainText(element: XmlElement): string | null {
  let text = ''
  for (const child of element.children) {
    if (typeof child !== 'string') return null
    text += child
  }
  return text
}

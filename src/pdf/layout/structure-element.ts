/** The standard structure types used (ISO 32000-1 §14.8.4); none needs a role map. */
export const roles = [
  'Document',
  'Sect',
  'H1',
  'H2',
  'H3',
  'P',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Table',
  'Caption',
  'THead',
  'TBody',
  'TR',
  'TH',
  'TD',
  'Figure',
  'Form',
] as const

/** A structure type of the list above. */
export type Role = (typeof roles)[number]

/** What a structure element says beside its role. */
export interface ElementFacts {
  readonly scope?: 'Column' | 'Row'
  readonly colSpan?: number
  readonly listNumbering?: 'Disc' | 'Decimal'
}

/** A node of the logical structure; children are in reading order, whatever the order of painting. */
export interface StructureElement {
  readonly role: Role
  readonly facts: ElementFacts
  readonly children: StructureElement[]
}

/** Page furniture that assistive technology leaves out (ISO 32000-1 §14.8.2.2). */
export type Artifact = 'layout' | 'header' | 'footer' | 'watermark'

/** What a painted thing belongs to. */
export type Tag = StructureElement | Artifact

/** Opens a structure element under a parent; inside an artifact everything stays that artifact. */
export function openElement(parent: Tag, role: Role, facts: ElementFacts = {}): Tag {
  if (typeof parent === 'string') return parent
  const element: StructureElement = { role, facts, children: [] }
  parent.children.push(element)
  return element
}

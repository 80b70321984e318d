import type { Artifact, Role } from './structure-roles.ts'

/** What a structure element says beside its role. */
interface ElementFacts {
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

/** What a painted thing belongs to. */
export type Tag = StructureElement | Artifact

/** Opens a structure element under a parent; inside an artifact everything stays that artifact. */
export function openElement(parent: Tag, role: Role, facts: ElementFacts = {}): Tag {
  if (typeof parent === 'string') return parent
  const element: StructureElement = { role, facts, children: [] }
  parent.children.push(element)
  return element
}

import type { StructureElement } from '../layout/structure-element.ts'

/** A piece of a page's content that belongs to a structure element. */
export interface ContentMark {
  readonly pageIndex: number
  readonly id: number
}

/** Numbers the marked content of each page and remembers which element it belongs to, both ways. */
export class MarkedContent {
  /** For each page, the element of each number. */
  readonly owners: StructureElement[][] = []
  readonly #marks = new Map<StructureElement, ContentMark[]>()

  /** Gives the next number of a page to an element. */
  mark(pageIndex: number, element: StructureElement): number {
    this.owners[pageIndex] ??= []
    const owners = this.owners[pageIndex]
    const id = owners.push(element) - 1
    const marks = this.#marks.get(element)
    if (marks === undefined) this.#marks.set(element, [{ pageIndex, id }])
    else marks.push({ pageIndex, id })
    return id
  }

  /** Gives the content of an element, in the order of painting. */
  marksOf(element: StructureElement): readonly ContentMark[] {
    return this.#marks.get(element) ?? []
  }
}

import type { PDFContext, PDFRef } from 'pdf-lib'
import type { StructureElement } from '../layout/structure-element.ts'
import { hexText } from './hex-text.ts'
import type { ContentMark, MarkedContent } from './marked-content.ts'
import { RawObject } from './raw-object.ts'

/** What the structure tree says of the only figure of a document. */
export interface FigureFacts {
  readonly alt: string
  readonly box: readonly [number, number, number, number]
}

/** An annotation that takes part in the structure, after everything else. */
export interface TaggedWidget {
  readonly ref: PDFRef
  readonly pageRef: PDFRef
  readonly alt: string
}

/** Everything the structure tree is made from. */
export interface StructureSources {
  readonly root: StructureElement
  readonly marked: MarkedContent
  readonly pageRefs: readonly PDFRef[]
  readonly figure: FigureFacts | null
  readonly widget: TaggedWidget | null
}

/**
 * Writes the structure tree and its parent tree (ISO 32000-1 §14.7); pages take keys 0, 1…, the widget the next one.
 *
 * As text: a page has a hundred elements, and making each of pdf-lib's objects took a tenth of a document's time.
 */
export function writeStructure(context: PDFContext, sources: StructureSources): PDFRef {
  const { widget, pageRefs, root } = sources
  const treeRef = context.nextRef()
  const formRef = widget === null ? null : context.nextRef()
  const tree: OpenTree = { context, sources, formRef, refs: new Map() }
  const document = writeElement(tree, root, treeRef)
  if (widget !== null && formRef !== null) context.assign(formRef, formElement(widget, document))
  const nextKey = pageRefs.length + (formRef === null ? 0 : 1)
  const parents = `/ParentTree<</Nums[${parentNumbers(tree)}]>>/ParentTreeNextKey ${nextKey}`
  context.assign(treeRef, new RawObject(`<</Type/StructTreeRoot/K ${document}${parents}>>`))
  return treeRef
}

interface OpenTree {
  readonly context: PDFContext
  readonly sources: StructureSources
  /** The element of the widget, last of the document. */
  readonly formRef: PDFRef | null
  readonly refs: Map<StructureElement, PDFRef>
}

function writeElement(tree: OpenTree, element: StructureElement, parent: PDFRef): PDFRef {
  const { context, sources, formRef, refs } = tree
  const ref = context.nextRef()
  refs.set(element, ref)
  const marks = sources.marked.marksOf(element)
  const firstPage = marks[0]?.pageIndex
  const kids = [
    ...marks.map((mark) => markReference(mark, firstPage, sources.pageRefs)),
    ...element.children.map((child) => writeElement(tree, child, ref)),
    ...(element === sources.root && formRef !== null ? [formRef] : []),
  ]
  const pageRef = firstPage === undefined ? undefined : sources.pageRefs[firstPage]
  const content = kids.length > 0 || element.role === 'Document' ? `/K[${kids.join(' ')}]` : ''
  const page = pageRef === undefined ? '' : `/Pg ${pageRef}`
  const facts = factsOf(element, sources.figure)
  context.assign(ref, new RawObject(`<</S/${element.role}/P ${parent}${content}${page}${facts}>>`))
  return ref
}

function markReference(
  { pageIndex, id }: ContentMark,
  firstPage: number | undefined,
  pageRefs: readonly PDFRef[],
): string {
  const pageRef = pageRefs[pageIndex]
  if (pageIndex === firstPage || pageRef === undefined) return String(id)
  return `<</Type/MCR/Pg ${pageRef}/MCID ${id}>>`
}

function factsOf({ role, facts }: StructureElement, figure: FigureFacts | null): string {
  const { scope, colSpan, listNumbering } = facts
  if (role === 'TH' || colSpan !== undefined) {
    const span = colSpan === undefined ? '' : `/ColSpan ${colSpan}`
    return `/A<</O/Table${scope === undefined ? '' : `/Scope/${scope}`}${span}>>`
  }
  if (listNumbering !== undefined) return `/A<</O/List/ListNumbering/${listNumbering}>>`
  if (role !== 'Figure' || figure === null) return ''
  const layout = `/A<</O/Layout/Placement/Block/BBox[${figure.box.join(' ')}]>>`
  return `${layout}/Alt ${hexText(figure.alt)}`
}

function formElement({ ref, pageRef, alt }: TaggedWidget, document: PDFRef): RawObject {
  const kid = `<</Type/OBJR/Obj ${ref}/Pg ${pageRef}>>`
  return new RawObject(`<</S/Form/P ${document}/Pg ${pageRef}/K ${kid}/Alt ${hexText(alt)}>>`)
}

function parentNumbers({ sources, formRef, refs }: OpenTree): string {
  const { marked, pageRefs } = sources
  const pages = pageRefs.map((_, index) => {
    const owners = (marked.owners[index] ?? []).flatMap((owner) => refs.get(owner) ?? [])
    return `${index}[${owners.join(' ')}]`
  })
  return formRef === null ? pages.join('') : `${pages.join('')}${pageRefs.length} ${formRef}`
}

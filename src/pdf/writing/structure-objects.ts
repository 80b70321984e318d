import {
  type PDFArray,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib'
import type { StructureElement } from '../layout/structure-element.ts'
import type { ContentMark, MarkedContent } from './marked-content.ts'

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

/** Writes the structure tree and its parent tree (ISO 32000-1 §14.7); pages take keys 0, 1…, the widget the next one. */
export function writeStructure(context: PDFContext, sources: StructureSources): PDFRef {
  const tree = context.obj({ Type: 'StructTreeRoot' })
  const treeRef = context.register(tree)
  const refs = new Map<StructureElement, PDFRef>()
  const document = writeElement(context, sources, sources.root, treeRef, refs)
  const widgetRef = sources.widget === null ? null : writeForm(context, sources.widget, document)
  tree.set(PDFName.of('K'), document.ref)
  tree.set(PDFName.of('ParentTree'), context.obj({ Nums: parentNumbers(context, sources, refs, widgetRef) }))
  tree.set(
    PDFName.of('ParentTreeNextKey'),
    context.obj(sources.pageRefs.length + (widgetRef === null ? 0 : 1)),
  )
  return treeRef
}

interface WrittenElement {
  readonly ref: PDFRef
  readonly kids: PDFArray
}

function writeElement(
  context: PDFContext,
  sources: StructureSources,
  element: StructureElement,
  parent: PDFRef,
  refs: Map<StructureElement, PDFRef>,
): WrittenElement {
  const ref = context.nextRef()
  refs.set(element, ref)
  const marks = sources.marked.marksOf(element)
  const firstPage = marks[0]?.pageIndex
  const pageRef = firstPage === undefined ? undefined : sources.pageRefs[firstPage]
  const kids = context.obj([])
  for (const mark of marks) kids.push(markReference(context, sources, mark, firstPage))
  for (const child of element.children) kids.push(writeElement(context, sources, child, ref, refs).ref)
  const dict = context.obj({ S: element.role, P: parent })
  if (kids.size() > 0 || element.role === 'Document') dict.set(PDFName.of('K'), kids)
  if (pageRef !== undefined) dict.set(PDFName.of('Pg'), pageRef)
  addFacts(context, dict, element, sources.figure)
  context.assign(ref, dict)
  return { ref, kids }
}

function markReference(
  context: PDFContext,
  { pageRefs }: StructureSources,
  { pageIndex, id }: ContentMark,
  firstPage: number | undefined,
): PDFObject {
  const pageRef = pageRefs[pageIndex]
  if (pageIndex === firstPage || pageRef === undefined) return context.obj(id)
  return context.obj({ Type: 'MCR', Pg: pageRef, MCID: id })
}

function addFacts(
  context: PDFContext,
  dict: PDFDict,
  { role, facts }: StructureElement,
  figure: FigureFacts | null,
): void {
  const attributes = PDFName.of('A')
  if (role === 'TH' || facts.colSpan !== undefined)
    dict.set(
      attributes,
      context.obj({
        O: 'Table',
        ...(facts.scope !== undefined && { Scope: facts.scope }),
        ...(facts.colSpan !== undefined && { ColSpan: facts.colSpan }),
      }),
    )
  if (facts.listNumbering !== undefined)
    dict.set(attributes, context.obj({ O: 'List', ListNumbering: facts.listNumbering }))
  if (role !== 'Figure' || figure === null) return
  dict.set(attributes, context.obj({ O: 'Layout', Placement: 'Block', BBox: [...figure.box] }))
  dict.set(PDFName.of('Alt'), PDFHexString.fromText(figure.alt))
}

function writeForm(context: PDFContext, widget: TaggedWidget, document: WrittenElement): PDFRef {
  const form = context.register(
    context.obj({
      S: 'Form',
      P: document.ref,
      Pg: widget.pageRef,
      K: { Type: 'OBJR', Obj: widget.ref, Pg: widget.pageRef },
      Alt: PDFHexString.fromText(widget.alt),
    }),
  )
  document.kids.push(form)
  return form
}

function parentNumbers(
  context: PDFContext,
  { marked, pageRefs }: StructureSources,
  refs: ReadonlyMap<StructureElement, PDFRef>,
  widgetRef: PDFRef | null,
): PDFArray {
  const numbers = context.obj([])
  for (const index of pageRefs.keys()) {
    const owners = context.obj([])
    for (const owner of marked.owners[index] ?? []) {
      const ref = refs.get(owner)
      if (ref !== undefined) owners.push(ref)
    }
    numbers.push(context.obj(index))
    numbers.push(owners)
  }
  if (widgetRef !== null) {
    numbers.push(context.obj(pageRefs.length))
    numbers.push(widgetRef)
  }
  return numbers
}

import { type PDFContext, PDFDict, PDFName, type PDFRef } from 'pdf-lib'
import type { FaceName } from '../fonts/font-face.ts'
import type { Paint } from '../layout/paint.ts'
import type { LaidOutDocument } from '../layout-markup.ts'
import type { ModuleMatrix } from '../module-matrix.ts'
import { page } from '../style.ts'
import { symbolPath } from '../symbol-path.ts'
import { writeFonts } from './font-objects.ts'
import type { MarkedContent } from './marked-content.ts'
import { pageContent } from './page-content.ts'
import { deflatedStream } from './raw-object.ts'

/** Writes the pages under the references given and returns the node above them. */
export function writePages(
  context: PDFContext,
  document: LaidOutDocument,
  pageRefs: readonly PDFRef[],
  marked: MarkedContent,
  matrix: ModuleMatrix | null,
): PDFRef {
  const symbol = matrix === null ? null : { path: symbolPath(matrix), modules: matrix.size }
  const fonts = writeFonts(context, document.fonts, facesOf(document.pages))
  const resources = context.register(context.obj({ Font: fonts }))
  const parent = context.nextRef()
  for (const [index, ref] of pageRefs.entries()) {
    const content = pageContent(document.pages[index] ?? [], index, marked, symbol)
    const dict = context.obj({
      Type: 'Page',
      Parent: parent,
      MediaBox: [0, 0, pageSide(page.width), pageSide(page.height)],
      Resources: resources,
      Contents: context.register(deflatedStream(context, {}, Buffer.from(content, 'latin1'))),
      StructParents: index,
      Tabs: 'S',
    })
    context.assign(ref, dict)
  }
  context.assign(parent, context.obj({ Type: 'Pages', Kids: [...pageRefs], Count: pageRefs.length }))
  return parent
}

/** Puts an annotation on a page already written. */
export function addAnnotation(context: PDFContext, pageRef: PDFRef, annotation: PDFRef): void {
  context.lookup(pageRef, PDFDict).set(PDFName.of('Annots'), context.obj([annotation]))
}

function facesOf(pages: LaidOutDocument['pages']): Set<FaceName> {
  const faces = new Set<FaceName>()
  const add = (paint: Paint) => {
    if (paint.kind === 'text') for (const run of paint.runs) faces.add(run.face)
  }
  for (const paints of pages) for (const paint of paints) add(paint)
  return faces
}

function pageSide(points: number): number {
  return Math.round(points * 100) / 100
}

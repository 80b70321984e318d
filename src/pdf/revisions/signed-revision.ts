import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import type { PdfChange } from '../../core/verification/evidence.ts'

/** What a signature covers, as objects, each with what it means to change it. */
export interface SignedRevision {
  readonly document: PDFDocument
  readonly catalog: number
  readonly form: number | null
  readonly pages: ReadonlySet<number>
  find(number: number): PDFObject | undefined
  /** What a new definition of an object would change; null when no such object is there. */
  roleOf(number: number): PdfChange | null
  /** Whether something refers to a number, defined or not. */
  isReferenced(number: number): boolean
}

/** Reads a signed revision; null when it is no file that can be read whole. */
export async function readSignedRevision(bytes: Uint8Array): Promise<SignedRevision | null> {
  try {
    // Copied: the reader keeps what it is given.
    const document = await PDFDocument.load(bytes.slice(), {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    })
    return describe(document)
  } catch {
    return null
  }
}

function describe(document: PDFDocument): SignedRevision {
  const { context, catalog } = document
  const { Root: root } = context.trailerInfo
  const roles = new Roles()
  const form = catalog.get(PDFName.of('AcroForm'))
  if (root instanceof PDFRef) roles.put(root, 'catalog')
  const pages = document.getPages()
  for (const { ref } of pages) roles.put(ref, 'page-content')
  const referenced = new Set<number>()
  for (const [, object] of context.enumerateIndirectObjects())
    for (const { objectNumber } of refsIn(object)) referenced.add(objectNumber)
  const spread = (object: PDFObject | undefined, role: PdfChange) => roles.spread(document, object, role)
  for (const field of signatureFields(document)) spread(field.get(PDFName.of('V')), 'signature')
  if (form instanceof PDFRef) roles.put(form, 'form')
  spread(lookup(document, form), 'form')
  for (const { node } of pages) {
    spread(node.get(PDFName.of('Annots')), 'annotation')
    for (const [key, value] of node.entries()) if (!BACK.has(key.asString())) spread(value, 'page-content')
  }
  spread(catalog.get(PDFName.of('Pages')), 'pages')
  spread(catalog.get(PDFName.of('Metadata')), 'metadata')
  spread(context.trailerInfo.Info, 'metadata')
  return {
    document,
    catalog: root instanceof PDFRef ? root.objectNumber : -1,
    form: form instanceof PDFRef ? form.objectNumber : null,
    pages: new Set(pages.map(({ ref }) => ref.objectNumber)),
    find: (number) => context.lookup(PDFRef.of(number)),
    roleOf: (number) => roles.of(number) ?? (context.lookup(PDFRef.of(number)) ? 'other-object' : null),
    isReferenced: (number) => referenced.has(number),
  }
}

/** Keys that lead back to what another role has already: parents, and the page of an annotation. */
const BACK: ReadonlySet<string> = new Set(['/Parent', '/P', '/Pg', '/StructParent', '/Annots'])

/** The first role an object is given is the one that counts. */
class Roles {
  readonly #roles = new Map<number, PdfChange>()

  put({ objectNumber }: PDFRef, role: PdfChange): void {
    if (!this.#roles.has(objectNumber)) this.#roles.set(objectNumber, role)
  }

  of(number: number): PdfChange | null {
    return this.#roles.get(number) ?? null
  }

  /** Gives a role to all that an object leads to and that has none yet. */
  spread(document: PDFDocument, start: PDFObject | undefined, role: PdfChange): void {
    const waiting = [start]
    for (let object = waiting.pop(); object !== undefined; object = waiting.pop())
      for (const ref of refsIn(object)) {
        if (this.#roles.has(ref.objectNumber)) continue
        this.put(ref, role)
        const found = document.context.lookup(ref)
        if (found !== undefined) waiting.push(found)
      }
  }
}

/** Gives the references inside an object, those that lead back left out. */
export function refsIn(object: PDFObject): readonly PDFRef[] {
  if (object instanceof PDFRef) return [object]
  if (object instanceof PDFArray) return object.asArray().flatMap(refsIn)
  const dictionary = object instanceof PDFStream ? object.dict : object
  if (!(dictionary instanceof PDFDict)) return []
  return dictionary.entries().flatMap(([key, value]) => (BACK.has(key.asString()) ? [] : refsIn(value)))
}

function signatureFields(document: PDFDocument): readonly PDFDict[] {
  const form = lookup(document, document.catalog.get(PDFName.of('AcroForm')))
  const fields = form instanceof PDFDict ? lookup(document, form.get(PDFName.of('Fields'))) : undefined
  if (!(fields instanceof PDFArray)) return []
  return fields
    .asArray()
    .map((field) => lookup(document, field))
    .filter((field): field is PDFDict => field instanceof PDFDict)
    .filter((field) => `${field.get(PDFName.of('FT'))}` === '/Sig')
}

function lookup(document: PDFDocument, object: PDFObject | undefined): PDFObject | undefined {
  return object === undefined ? undefined : document.context.lookup(object)
}

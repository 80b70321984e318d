import { createHash } from 'node:crypto'
import { PDFContext, type PDFRef } from 'pdf-lib'
import type { LaidOutDocument } from './layout-markup.ts'
import { writeBookmarks } from './writing/bookmarks.ts'
import { writeCatalog, writeInformation } from './writing/catalog.ts'
import { MarkedContent } from './writing/marked-content.ts'
import { addAnnotation, writePages } from './writing/page-objects.ts'
import { figureFacts, type PrintedSeal } from './writing/seal-figure.ts'
import { serializeObjects } from './writing/serialize-objects.ts'
import {
  type SignatureOptions,
  type SignaturePlaceholder,
  writeSignaturePlaceholder,
} from './writing/signature-placeholder.ts'
import { type TaggedWidget, writeStructure } from './writing/structure-objects.ts'

/** What a file holds beside its pages. Title, author, subject and signature never name a person. */
export interface WriteOptions {
  readonly title: string
  readonly lang: 'fr-FR'
  readonly author: string
  readonly subject: string
  readonly documentId: string
  readonly createdAt: Date
  /** The signed seal, and what a person who cannot see it is told. */
  readonly seal: PrintedSeal | null
  /** Leaves the place of a signature. */
  readonly signature: SignatureOptions | null
}

/**
 * Writes a laid out document as PDF 1.7, meant to conform to PDF/A-2a and PDF/UA-1.
 *
 * The same document and options give the same bytes. The file is not signed: a placeholder is left for it.
 *
 * @throws {RenderingError} SEAL_MISMATCH when the seal and the place left for it do not agree.
 */
export function writePdf(document: LaidOutDocument, options: WriteOptions): Uint8Array {
  const context = PDFContext.create()
  const figure = figureFacts(document, options.seal)
  const marked = new MarkedContent()
  const pageRefs = document.pages.map(() => context.nextRef())
  const pages = writePages(context, document, pageRefs, marked, options.seal?.matrix ?? null)
  const signature = placeSignature(context, options, pageRefs)
  const widget = signature?.tagged ?? null
  const root = writeCatalog(context, {
    metadata: options,
    pages,
    structure: writeStructure(context, { root: document.structure, marked, pageRefs, figure, widget }),
    bookmarks: writeBookmarks(context, document.pages, pageRefs),
    form: signature?.form ?? null,
    colorProfile: document.colorProfile,
  })
  const id = createHash('sha256').update(options.documentId).digest('hex').slice(0, 32)
  const plain = new Set(signature === null ? [] : [signature.dictionary])
  return serializeObjects(context, { root, info: writeInformation(context, options), id }, plain)
}

/** The widget stands on the first page and takes the parent tree's key after the pages. */
function placeSignature(
  context: PDFContext,
  { signature, createdAt }: WriteOptions,
  pageRefs: readonly PDFRef[],
): (SignaturePlaceholder & { tagged: TaggedWidget }) | null {
  const [pageRef] = pageRefs
  if (signature === null || pageRef === undefined) return null
  const place = { pageRef, structParent: pageRefs.length }
  const placeholder = writeSignaturePlaceholder(context, signature, createdAt, place)
  addAnnotation(context, pageRef, placeholder.widget)
  return { ...placeholder, tagged: { ref: placeholder.widget, pageRef, alt: signature.reason } }
}

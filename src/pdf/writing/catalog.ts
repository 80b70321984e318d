import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import { hexText } from './hex-text.ts'
import { type DocumentMetadata, pdfDate, producer, xmpPacket } from './metadata.ts'
import { rawStream } from './raw-object.ts'

/** What the catalog points at. */
export interface CatalogSources {
  readonly metadata: DocumentMetadata
  readonly pages: PDFRef
  readonly structure: PDFRef
  readonly bookmarks: PDFRef | null
  readonly form: PDFRef | null
  /** Deflated. */
  readonly colorProfile: Uint8Array
}

/** Writes the catalog with what PDF/A and PDF/UA ask of it; the XMP packet stays readable without a filter. */
export function writeCatalog(context: PDFContext, sources: CatalogSources): PDFRef {
  const { metadata, pages, structure, bookmarks, form, colorProfile } = sources
  const packet = Buffer.from(xmpPacket(metadata), 'utf8')
  const catalog = context.obj({
    Type: 'Catalog',
    Version: '1.7',
    Pages: pages,
    Lang: PDFString.of(metadata.lang),
    MarkInfo: { Marked: true },
    ViewerPreferences: { DisplayDocTitle: true },
    Metadata: context.register(rawStream(context, { Type: 'Metadata', Subtype: 'XML' }, packet)),
    OutputIntents: [
      context.obj({
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
        Info: PDFString.of('sRGB IEC61966-2.1'),
        DestOutputProfile: context.register(
          rawStream(context, { N: 3, Filter: 'FlateDecode' }, colorProfile),
        ),
      }),
    ],
    StructTreeRoot: structure,
  })
  if (bookmarks !== null) catalog.set(PDFName.of('Outlines'), bookmarks)
  if (form !== null) catalog.set(PDFName.of('AcroForm'), form)
  return context.register(catalog)
}

/** Writes the information dictionary; it repeats the XMP packet, as PDF/A asks. */
export function writeInformation(context: PDFContext, metadata: DocumentMetadata): PDFRef {
  const date = PDFString.of(pdfDate(metadata.createdAt))
  return context.register(
    context.obj({
      Title: hexText(metadata.title),
      Author: hexText(metadata.author),
      Subject: hexText(metadata.subject),
      Creator: PDFString.of(producer),
      Producer: PDFString.of(producer),
      CreationDate: date,
      ModDate: date,
    }),
  )
}

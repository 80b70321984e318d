import type { Rii } from '../../core/documents/rii.ts'
import { composeRii } from '../../core/documents/rii.ts'
import { type SealedContent, sealedContent } from '../../core/documents/sealed-content.ts'
import { sealedMessage } from '../../core/documents/sealed-message.ts'
import { type Adcs, composeAdcs } from '../../core/documents/statement.ts'
import type { LicenceRecord } from '../../core/licence/licence-record.ts'
import { decodeSeal } from '../../core/seal/seal.ts'
import { withCurrentCode } from '../current-code.ts'
import type { ConfidentialCodes, LicenceRecords, OwnDocumentReader } from '../ports.ts'
import { allPrinted, markupText } from './markup-text.ts'
import { type ListedDocument, type OwnDocumentPorts, openOwnDocument } from './own-documents.ts'
import type { OwnFileRequest } from './own-file.ts'

/** What the accessible twin of a document is made of. */
export interface TwinPorts extends OwnDocumentPorts {
  readonly records: LicenceRecords
  readonly codes: ConfidentialCodes
  readonly reader: Pick<OwnDocumentReader, 'readPages'>
  /** Fills the very template from which a document is laid out (templates/README.md). */
  readonly printedMarkup: (document: Adcs | Rii) => string
}

/** A document for whoever cannot read its PDF. */
export interface Twin {
  readonly document: ListedDocument
  readonly sealed: SealedContent
  /** The markup of the PDF delivered; null where the file has changed since, so that it cannot be told whole. */
  readonly markup: string | null
}

/**
 * Reads the accessible twin of an own document: the document is composed anew as of its instant, and told only if its
 * sealed fields are those of the seal and every word of it is printed in the PDF delivered. What the seal says is
 * told in any case. An audit line is left.
 *
 * @throws {OwnFileError} NOT_FOUND, also where this sign-in may not see the document
 */
export async function readTwin(ports: TwinPorts, request: OwnFileRequest, id: string): Promise<Twin> {
  const document = await openOwnDocument(ports, request, id)
  const { neph } = request.holder
  const { header, fields } = decodeSeal(document.payload)
  const twin = { document, sealed: sealedContent(header, fields) }
  const [record, pdf] = await Promise.all([ports.records.find(neph), ports.documents.pdf(neph, id)])
  if (record === null || pdf === null) return { ...twin, markup: null }
  const composed = await composeAnew(ports.codes, record, document)
  if (!isWhatWasSealed(composed, document)) return { ...twin, markup: null }
  const markup = ports.printedMarkup(composed)
  const { pageTexts } = await ports.reader.readPages(pdf)
  return { ...twin, markup: allPrinted(markupText(markup), pageTexts) ? markup : null }
}

async function composeAnew(
  codes: ConfidentialCodes,
  record: LicenceRecord,
  { id, kind, issuedAt, recipientSiren }: ListedDocument,
): Promise<Adcs | Rii> {
  return kind === 'ADCS'
    ? composeAdcs(record, { id, issuedAt, recipientSiren })
    : composeRii(await withCurrentCode(codes, record), { id, issuedAt })
}

function isWhatWasSealed(document: Adcs | Rii, { payload }: ListedDocument): boolean {
  const seal = decodeSeal(payload)
  const { pageCount } = sealedContent(seal.header, seal.fields)
  const expected = sealedMessage(document, seal.header, pageCount ?? 0).fields
  return (
    expected.length === seal.fields.length &&
    expected.every((field) => seal.fields.find(({ id }) => id === field.id)?.value === field.value)
  )
}

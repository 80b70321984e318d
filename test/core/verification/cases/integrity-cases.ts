import { splitCode } from '../../../../src/core/seal/multi-code.ts'
import type { PdfChange, PdfSignatureEvidence } from '../../../../src/core/verification/evidence.ts'
import { adcsOf, fixture, ISSUED_AT } from '../../records.ts'
import {
  type Asked,
  adcsMessage,
  changed,
  evidenceOf,
  judge,
  judgeSeal,
  messageOf,
  PC01,
  PC02,
  sealed,
  signed,
  trustAt,
} from '../bench.ts'
import { otherIssuer } from '../issuers.ts'
import { evidenceOfPages, printed } from '../printed-page.ts'
import { fails, type ReasonCases, remarks, spares, undetermines } from './reason-case.ts'

const adcs = await sealed(adcsMessage())
const invoice = await sealed({
  header: { ...adcsMessage().header, documentType: '04' },
  fields: [{ id: '01', value: 'FACTURE1' }],
})
const trust = await trustAt(ISSUED_AT)

/** The facts of a signature as our own PDF signer makes them; core judges facts, however they were found. */
export function signature(changes: Partial<PdfSignatureEvidence> = {}): PdfSignatureEvidence {
  return {
    subFilter: 'ETSI.CAdES.detached',
    coverage: 'entire-file',
    intact: true,
    valid: true,
    signerCertificate: trust.pdfSigners[0]?.certificate.der ?? null,
    claimedAt: '2026-11-22T09:00:00+01:00',
    fault: null,
    ...changes,
  }
}

export function judgeSigned(changes: Partial<PdfSignatureEvidence> = {}, asked: Asked = {}) {
  return judge(evidenceOf(adcs, { signatures: [signature(changes)] }), asked)
}

/** The facts of a signature after which revisions were added. */
export function changedAfterwards(...laterChanges: readonly PdfChange[]): Partial<PdfSignatureEvidence> {
  return { coverage: 'earlier-revision', laterChanges }
}

/** A message with one more field after the last, which composing would refuse. */
async function withRepeatedState(): Promise<string> {
  const [head = ''] = (await sealed(adcsMessage())).split('\u001f')
  return signed(`${head}\u001dE525`)
}

async function withAnnex(annex: string): Promise<string> {
  return `${adcs}\u001d${annex}`
}

export const INTEGRITY_CASES: ReasonCases = {
  NO_CODE: [undetermines('seal-found', 'no code was found', () => judge(evidenceOf([])))],
  OTHER_CODE_FOUND: [
    undetermines('seal-found', 'only a QR code was found', () =>
      judge({ ...evidenceOf([]), otherCodes: [{ symbology: 'QRCode', page: 1 }] }),
    ),
  ],
  CODE_PART_MISSING: [
    undetermines('code-parts', 'one of the three codes of the seal is missing', () =>
      judge(evidenceOf(splitCode(adcs, 'K7Q', 3).slice(1))),
    ),
    undetermines('code-parts', 'a genuine seal stands beside a code that wants another', () =>
      judge(evidenceOf([adcs, ...splitCode(adcs, 'K7Q', 2).slice(1)])),
    ),
  ],
  CODE_PARTS_CONFLICT: [
    fails('code-parts', 'two codes claim one place of a set', async () => {
      const [first = '', ...others] = splitCode(adcs, 'K7Q', 3)
      return judge(evidenceOf([first, ...others, first.replace('PC01', 'PC02')]))
    }),
  ],
  FORMAT_FAILURE: [
    fails('seal-format', 'the text is no 2D-Doc', () => judgeSeal('HELLO WORLD')),
    fails('seal-signature', 'the text is no 2D-Doc, nor is its signature', () => judgeSeal('HELLO WORLD')),
    fails('seal-format', 'the state stands twice (A06)', async () => judgeSeal(await withRepeatedState())),
    fails('seal-format', 'a mandatory field is missing (A07)', () => judgeSeal(adcsMessage({ E5: null }))),
    fails('seal-format', 'the state has a code that no edition knows', () => {
      const { header, fields } = adcsMessage()
      return judgeSeal({ header, fields: fields.map((f) => (f.id === 'E5' ? { ...f, value: '99' } : f)) })
    }),
    fails('seal-format', 'the signature is in small letters (A04)', () => {
      const [head = '', base32 = ''] = adcs.split('\u001f')
      return judgeSeal(`${head}\u001f${base32.toLowerCase()}`)
    }),
  ],
  SEPARATORS_LOST: [
    undetermines('seal-format', 'the reader has dropped the control characters', async () =>
      judgeSeal(adcs.split('\u001d').join('').split('\u001f').join('')),
    ),
  ],
  UNKNOWN_FIELD: [
    undetermines('seal-format', 'a later edition has added a field', async () =>
      judgeSeal(await signed(`${adcs.split('\u001f')[0]}\u001dZ9X`)),
    ),
  ],
  SIG_CRYPTO_FAILURE: [
    fails('seal-signature', 'the state was changed after signing', () =>
      judgeSeal(adcs.replace('E550', 'E525')),
    ),
    fails('seal-signature', 'the signature is that of another genuine seal (A02)', async () => {
      const other = await sealed(messageOf(adcsOf(fixture('aac'))))
      return judgeSeal(`${adcs.split('\u001f')[0]}\u001f${other.split('\u001f')[1]}`)
    }),
    fails('seal-signature', 'r and s are zero (A03)', () =>
      judgeSeal(`${adcs.split('\u001f')[0]}\u001f${'A'.repeat(103)}`),
    ),
  ],
  MULTIPLE_SEALS: [
    fails('single-seal', 'the seals of two drivers stand on it', async () =>
      judge(evidenceOf([adcs, await sealed(messageOf(adcsOf(fixture('aac'))))])),
    ),
  ],
  OTHER_CODE_NOT_VALID: [
    fails('other-codes', 'a genuine code of another family stands beside the seal', () =>
      judge(evidenceOf([adcs, invoice])),
    ),
    undetermines('other-codes', 'more codes stand on it than are judged', async () =>
      judge(evidenceOf(await Promise.all(Array.from({ length: 40 }, (_, n) => withAnnex(`01A${n}`))))),
    ),
  ],
  UNPROVED_ANNEX: [
    remarks('seal-format', 'an unsigned annex follows the signature (D20)', async () =>
      judgeSeal(await withAnnex('E525\u001d')),
    ),
  ],
  NOT_A_PDF: [
    spares('pdf-signature', 'the code alone was handed in', () => judgeSeal(adcs)),
    spares('page-count', 'the code alone was handed in, without pages', () => judgeSeal(adcs)),
  ],
  NOT_SIGNED: [spares('pdf-signature', 'the PDF bears no signature', () => judge(evidenceOf(adcs, {})))],
  HASH_FAILURE: [
    fails('pdf-signature', 'the PDF was changed after signing', () => judgeSigned({ intact: false })),
  ],
  PDF_PARTLY_COVERED: [
    fails('pdf-signature', 'something was appended to the PDF (A22)', () =>
      judgeSigned({ coverage: 'earlier-revision' }),
    ),
    fails('pdf-signature', 'the signature leaves gaps (A22)', () => judgeSigned({ coverage: 'unclear' })),
    fails('pdf-signature', 'what was appended can be read in two ways (A22)', () =>
      judgeSigned(changedAfterwards('unreadable')),
    ),
  ],
  PDF_PAGES_CHANGED: [
    fails('pdf-signature', 'the content of a page was replaced after signing (A22)', () =>
      judgeSigned(changedAfterwards('security-store', 'page-content', 'annotation')),
    ),
    fails('pdf-signature', 'a page was added after signing (A22)', () =>
      judgeSigned(changedAfterwards('pages')),
    ),
  ],
  PDF_ANNOTATIONS_CHANGED: [
    fails('pdf-signature', 'a note was laid over the page after signing (A22)', () =>
      judgeSigned(changedAfterwards('annotation')),
    ),
  ],
  PDF_FORM_CHANGED: [
    fails('pdf-signature', 'a form was added after signing (A22)', () =>
      judgeSigned(changedAfterwards('form')),
    ),
  ],
  PDF_SIGNED_AGAIN: [
    fails('pdf-signature', 'somebody signed it again (A22)', () =>
      judge(
        evidenceOf(adcs, {
          signatures: [signature(changedAfterwards('signature', 'form')), signature()],
        }),
      ),
    ),
  ],
  PDF_ACTIVE_CONTENT_ADDED: [
    fails('pdf-signature', 'a script was added after signing (A22)', () =>
      judgeSigned(changedAfterwards('javascript', 'catalog')),
    ),
    fails('pdf-signature', 'an XFA form was added after signing (A22)', () =>
      judgeSigned(changedAfterwards('xfa')),
    ),
    fails('pdf-signature', 'a file was attached after signing (A22)', () =>
      judgeSigned(changedAfterwards('embedded-file')),
    ),
  ],
  PDF_SIGNATURE_UNREADABLE: [
    fails('pdf-signature', 'the signature of the PDF cannot be read', () =>
      judgeSigned({ signerCertificate: null, intact: false, valid: false, fault: 'no CMS' }),
    ),
  ],
  SIG_CONSTRAINTS_FAILURE: [
    fails('pdf-signature', 'the CMS signature does not verify', () => judgeSigned({ valid: false })),
  ],
  PDF_SIGNER_NOT_TRUSTED: [
    fails('pdf-signature', 'somebody else signed the PDF', async () =>
      judgeSigned({ signerCertificate: (await otherIssuer('FR00', 'PC01')).pdfSigner.der }),
    ),
    fails('pdf-signature', 'a seal certificate signed the PDF', () =>
      judgeSigned({ signerCertificate: PC01.certificate.der }),
    ),
  ],
  SEAL_DISAGREES_WITH_PRINT: [
    fails('visible-text', 'the name on the page was edited', async () =>
      judge(
        evidenceOfPages(await printed(adcsOf(fixture('clean-b'))), (text) =>
          text.replace('VALCLAIR', 'DURAND'),
        ),
      ),
    ),
  ],
  COMPARE_BY_EYE: [spares('visible-text', 'there is no text to compare', () => judgeSeal(adcs))],
  PAGE_COUNT_DIFFERS: [
    undetermines('page-count', 'a page is missing or was added', () =>
      judge(evidenceOf(adcs, { pageCount: 2 })),
    ),
  ],
  PAGE_COUNT_NOT_SEALED: [
    spares('page-count', 'the document is a letter, which seals no number of pages', async () =>
      judge(evidenceOf(await letterSeal(), {}), { requester: { role: 'authority' } }),
    ),
  ],
}

/** A letter as design.md section 5 has it; letters are composed by a later issue. */
export async function letterSeal(): Promise<string> {
  const kept = new Set(['6H', '6G', '60', '69', 'AC', '01'])
  const { header, fields } = changed(adcsMessage(), { AB: '48SI', AG: '0' }, { documentType: 'A1' })
  const own = fields.filter(({ id }) => kept.has(id) || id === 'AB' || id === 'AG')
  return sealed({ header, fields: own }, PC02)
}

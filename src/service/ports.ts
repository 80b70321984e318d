import type { AuditEntry } from '../core/audit/audit-entry.ts'
import type { TracedDoing } from '../core/audit/holder-trace.ts'
import type { CalendarDay } from '../core/calendar-day.ts'
import type { CodeLetter } from '../core/documents/code-letter.ts'
import type { OwnDocument } from '../core/documents/own-document.ts'
import type { ConfidentialCode } from '../core/licence/confidential-code.ts'
import type { LicenceRecord } from '../core/licence/licence-record.ts'
import type { Neph } from '../core/licence/neph.ts'
import type { Certificate } from '../core/trust/certificate.ts'
import type { RevocationList } from '../core/trust/revocation-list.ts'
import type { WithdrawalList } from '../core/trust/withdrawal-list.ts'
import type { CodeFound } from '../core/verification/evidence.ts'

export type { AuditEntry }

/** The registry, as the procedures need it. */
export interface LicenceRecords {
  find(neph: Neph): Promise<LicenceRecord | null>
}

/** The confidential codes that replaced those of the registry. */
export interface ConfidentialCodes {
  /** Null where the code of the registry was never replaced. */
  find(neph: Neph): Promise<string | null>
  /** Puts a new code in force together with its audit line, or neither; the code before is forgotten. */
  replace(neph: Neph, code: ConfidentialCode, line: AuditEntry): Promise<void>
}

/** Draws new confidential codes, none to be guessed from others. */
export interface NewConfidentialCodes {
  next(): ConfidentialCode
}

/** The last list of each signer that was good, kept so that nobody brings back an older one. */
export interface LastGoodLists {
  all(): Promise<readonly Uint8Array[]>
  keep(signerName: string, list: Uint8Array): Promise<void>
}

/** The newest withdrawal list met of each authority, kept so that nobody brings back an older one. */
export interface SeenWithdrawals {
  /** Each has still to be proved. */
  all(): Promise<readonly WithdrawalList[]>
  keep(authorityKeySha256: string, text: string): Promise<void>
}

/** Certificates that authorities publish, by the address that a trust list gives. */
export interface CertificateDirectory {
  /** Nothing is proved: each certificate has still to be proved by its authority. */
  certificatesAt(address: string): Promise<readonly Certificate[]>
}

/** Revocation lists that authorities publish, by the address that a certificate gives. */
export interface RevocationLists {
  /** The newest list seen that the authority's key proves, and why no newer one was had; never throws for the world's faults. */
  listAt(address: string, authority: Certificate): Promise<FetchedRevocationList>
}

/** A revocation list asked for, and why the answer was not taken. */
export interface FetchedRevocationList {
  /** Null where none was had, now or before. */
  readonly list: RevocationList | null
  readonly fault: { readonly code: string; readonly message: string } | null
}

/** Makes the signature of seals with one certificate. */
export interface SealSigner {
  /** Id of the certification authority, 4 characters of the header. */
  readonly caId: string
  /** Id of the certificate, equal to its subject's CN. */
  readonly certificateId: string
  /** Signs header and message: ECDSA over the bytes, as raw r‖s (2D-Doc specification, section 3). */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** The certificate in use for each type of document; a certificate seals one type for life. */
export interface SealSigners {
  forDocumentType(documentType: 'AB' | 'A1'): SealSigner
}

/** A document composed and laid out, whose page count is therefore known, waiting for its seal. */
export interface LaidOutPages {
  readonly pageCount: number
  /** Draws the pages with the seal. */
  print(sealText: string): Promise<PrintedPages>
}

/** Pages drawn, with their seal. */
export interface PrintedPages {
  /** Has room for its signature. */
  readonly pdf: Uint8Array
  /** The very modules drawn in `pdf`. */
  readonly symbol: SymbolModules
}

/** A square symbol as its modules: row by row from the top left, 1 for dark, quiet zone excluded. */
export interface SymbolModules {
  readonly size: number
  readonly modules: Uint8Array
}

/** Lays documents out on pages. */
export interface Press {
  /** @param sealText a seal of the same length and kinds of characters as the one to be printed */
  layOut(document: OwnDocument, sealText: string): Promise<LaidOutPages>
}

/** Prints the letter that takes a new confidential code; it bears no seal, and has room for its signature. */
export interface CodeLetterPress {
  print(letter: CodeLetter): Promise<Uint8Array>
}

/** Where a letter is left for the registered address. */
export interface OutgoingLetter {
  leave(pdf: Uint8Array): Promise<void>
  /** Takes the letter left back, so that nobody reads it. */
  takeBack(): Promise<void>
}

/** Signs a PDF that has room for it (PAdES B-B). */
export interface DocumentSigner {
  sign(pdf: Uint8Array): Promise<Uint8Array>
}

/** Reads a document of our own back, before it leaves. */
export interface OwnDocumentReader {
  /** The rendered first page rasterised, its codes, and the text layer of all pages. */
  readPages(pdf: Uint8Array): Promise<{
    readonly codes: readonly CodeFound[]
    readonly pageTexts: readonly string[]
    readonly overprinted: readonly string[]
    readonly pageCount: number
  }>
  /** The modules drawn, decoded without rendering the page. */
  readSymbol(symbol: SymbolModules): Promise<string>
}

/** Gives ids for documents: 16 characters of Crockford base32, 80 random bits. */
export interface DocumentIds {
  next(): string
}

/** Where disclosures of personal data leave their line. */
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>
}

/** Signs the heads of the audit with a key of its own. */
export interface AuditHeadSigner {
  /** See `auditKeyId` of core/audit. */
  readonly keyId: string
  /** ES256: r and s, 32 bytes each. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** What the audit holds about one file. */
export interface AuditTrace {
  /**
   * Counts what the trace shows of a file, by whole days, the latest first: as many days as hold `most` doings, at
   * least one; none where there are no more. Erased lines are not among them.
   *
   * @param asked.before the day before which to begin; null begins with the latest
   */
  doingsOf(
    neph: Neph,
    asked: { readonly before: CalendarDay | null; readonly most: number },
  ): Promise<readonly TracedDoing[]>
  /** Cases released before their delay was over, each as `courtCase` names it. */
  releasedCases(): Promise<ReadonlySet<string>>
}

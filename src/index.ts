/**
 * The library of Permis-Cachet: reads, verifies and composes certified statements of French driving licences.
 *
 * Pure and the same in Node and in browsers: nothing here reads a file, a clock, a network or chance. Bytes,
 * trust and instants are arguments; private keys never come in. This is the one file that exports others again.
 *
 * @module
 */

// Errors: each bears a stable `code`, and evidence without personal data.

export { CodedError } from './errors.ts'

// Days of the civil calendar in Europe/Paris, and delays counted as French law counts them.

export {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  daysBetween,
  isCalendarDay,
  parisDateTime,
  parisDay,
  parseCalendarDay,
} from './core/calendar-day.ts'

// Reading a seal (2D-Doc, versions 01 to 04; C40, binary and mixed form; in one code or several): decoding proves
// nothing until the signature is verified.

export type { BinaryBlock } from './core/seal/binary-blocks.ts'
export { decodeBinaryDay, decodeTriplets } from './core/seal/binary-values.ts'
export type { SealHeader } from './core/seal/header.ts'
export { findValue, type SealField } from './core/seal/message.ts'
export { type JoinedCodes, joinCodes } from './core/seal/multi-code.ts'
export { decodeSeal, type Seal } from './core/seal/seal.ts'
export { SealError, type SealErrorCode, SealKeyError } from './core/seal/seal-error.ts'
export { sealIdentity } from './core/seal/seal-identity.ts'
export { normaliseSealInput, type SealInput, type SealInputRepair } from './core/seal/seal-input.ts'
export type { SealForm } from './core/seal/seal-parts.ts'
export { importSealKey, type SealKey, verifySealSignature } from './core/seal/signature.ts'
export type { StructureFault, StructureFaultCode } from './core/seal/structure-fault.ts'

// Writing a seal: header and fields are composed here, signed elsewhere, then joined.

export { encodeBinaryDay, encodeTriplets } from './core/seal/binary-values.ts'
export {
  attachBinarySignature,
  composeBinarySeal,
  composeMixedSeal,
} from './core/seal/compose-binary-seal.ts'
export type { MessageField } from './core/seal/compose-message.ts'
export {
  DATA_IDENTIFIERS,
  type DataIdentifier,
  type FieldRule,
  findFieldRule,
} from './core/seal/data-identifiers.ts'
export { splitCode } from './core/seal/multi-code.ts'
export { attachSignature, composeSeal } from './core/seal/seal.ts'
export { SealValueError, type SealValueErrorCode } from './core/seal/seal-error.ts'

// Trust: certificates and revocation lists read from bytes, then assembled once into a value.

export { assembleTrust } from './core/trust/assemble-trust.ts'
export { type Certificate, readCertificate } from './core/trust/certificate.ts'
export { readCertificateBundle } from './core/trust/certificate-bundle.ts'
export type { ListedAuthority, ServiceStatus } from './core/trust/listed-authority.ts'
export { ANTS_SIGNERS, type PinnedSigner } from './core/trust/pinned-signers.ts'
export { type RevocationList, readRevocationList } from './core/trust/revocation-list.ts'
export type { SealCertificate } from './core/trust/seal-certificate.ts'
export { TrustError, type TrustErrorCode } from './core/trust/trust-error.ts'
export { type ListFreshness, readTrustList, type TrustList } from './core/trust/trust-list.ts'
export { TrustListError, type TrustListErrorCode } from './core/trust/trust-list-error.ts'
export { trustListPart } from './core/trust/trust-list-part.ts'
export { findSealCertificates, type TrustMaterial } from './core/trust/trust-material.ts'
export { type TrustOrigin, type TrustPart, trustPart } from './core/trust/trust-part.ts'
export { readWithdrawalList, type WithdrawalList } from './core/trust/withdrawal-list.ts'

// Judgement: evidence, trust and an instant give a report, whose verdict follows from its checks.

export type { OperatorMandate, Requester } from './core/access/requester.ts'
export type { Check, CheckName, Outcome, Question, Verdict } from './core/verification/check.ts'
export { conclude } from './core/verification/conclude.ts'
export type {
  CodeFound,
  CodePlace,
  CodePosition,
  Evidence,
  OtherCodeFound,
  PdfCoverage,
  PdfEvidence,
  PdfSignatureEvidence,
} from './core/verification/evidence.ts'
export { REASONS, type Reason } from './core/verification/reason.ts'
export type {
  CodeReport,
  DocumentContent,
  Entitlement,
  Environment,
  Report,
  SealedHolder,
  SealedLicence,
  SealSummary,
  TrustSummary,
  Withheld,
} from './core/verification/report.ts'
export { verifyDocument } from './core/verification/verify-document.ts'
export type { ExpectedKind, VerifyOptions } from './core/verification/verify-options.ts'

// Licence records: the record itself read from JSON, its file number, categories and states.

export {
  CATEGORY_CODES,
  type CategoryCode,
  coversCategory,
  isCategoryCode,
  waysToCover,
} from './core/licence/categories.ts'
export {
  type HeldCategory,
  type Holder,
  type LicenceRecord,
  RecordError,
  type RecordFault,
  readLicenceRecord,
} from './core/licence/licence-record.ts'
export { isLicenceState, type LicenceState } from './core/licence/licence-state.ts'
export { isNeph, type Neph, NephError, type NephErrorCode, parseNeph } from './core/licence/neph.ts'

// Points: a pure fold over the dated events of a licence (C. route L223-1 to L223-6).

export { compareNephEntries } from './core/licence/neph-entries.ts'
export {
  type PointsCase,
  PointsCaseError,
  type PointsCaseErrorCode,
  parsePointsCase,
} from './core/licence/points-case.ts'
export type { Clocks, LedgerEvent, LedgerInput } from './core/licence/points-input.ts'
export { type PointsLedger, pointsLedger } from './core/licence/points-ledger.ts'
export type { Movement, PointsRule } from './core/licence/points-movement.ts'
export { POINTS_SCALE, scaleOn } from './core/licence/points-scale.ts'
export { type Forecast, restitutionCalendar } from './core/licence/restitution-calendar.ts'
export { type WhatIf, whatIf } from './core/licence/what-if.ts'

// Documents: from a record to what is printed, and to the message that is sealed.

export { ADCS_MONTHS, isExpired, lastDayOfAdcs } from './core/documents/adcs-validity.ts'
export { DOCUMENT_KINDS, type DocumentKind } from './core/documents/document-kind.ts'
export { LetterError, type LetterErrorCode } from './core/documents/find-due-letter.ts'
export { composeLetter, type LetterRequest, type PointsLetter } from './core/documents/letter.ts'
export { composeRii, type Rii } from './core/documents/rii.ts'
export type { HistoryLine } from './core/documents/rii-history.ts'
export { type SealedMessage, type SealIds, sealedMessage } from './core/documents/sealed-message.ts'
export { type Adcs, composeAdcs, type Statement, type StatementRequest } from './core/documents/statement.ts'
